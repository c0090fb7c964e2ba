<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fi" sourcelanguage="sv_SE">
<context>
    <name>Alarm</name>
    <message>
        <source>Når hemtjänsten.</source>
        <comment>Spoken after the alarm button&apos;s word: it reaches the home care</comment>
        <translation type="unfinished">Yhteys kotihoitoon.</translation>
    </message>
    <message>
        <source>Larmet är på</source>
        <comment>On the alarm button while an alarm goes on</comment>
        <translation type="unfinished">Hälytys on päällä</translation>
    </message>
    <message>
        <source>LARM</source>
        <comment>On the round alarm button: one short word in capitals</comment>
        <translation type="unfinished">HÄLYTYS</translation>
    </message>
    <message>
        <source>Larmet är avslutat.</source>
        <comment>Somebody of the home care has closed it</comment>
        <translation type="unfinished">Hälytys on päättynyt.</translation>
    </message>
    <message>
        <source>Behöver du hjälp igen? Tryck på larmet.</source>
        <comment>After: the alarm is over</comment>
        <translation type="unfinished">Tarvitsetteko taas apua? Painakaa hälytystä.</translation>
    </message>
    <message>
        <source>Du har tagit tillbaka larmet.</source>
        <comment>The person pressed &apos;Det var fel&apos;</comment>
        <translation type="unfinished">Peruitte hälytyksen.</translation>
    </message>
    <message>
        <source>Hemtjänsten vet att det var fel. De kanske ringer ändå.</source>
        <comment>After a mistake</comment>
        <translation type="unfinished">Kotihoito tietää, että se oli vahinko. He voivat silti soittaa.</translation>
    </message>
    <message>
        <source>Hemtjänsten får veta det så snart det går.</source>
        <comment>The mistake has not been told yet</comment>
        <translation type="unfinished">Kotihoito saa tiedon niin pian kuin mahdollista.</translation>
    </message>
    <message>
        <source>%1 har tagit emot ditt larm.</source>
        <comment>%1 is a name</comment>
        <translation type="unfinished">%1 on ottanut hälytyksenne vastaan.</translation>
    </message>
    <message>
        <source>Någon</source>
        <comment>Who has accepted is not known by name</comment>
        <translation type="unfinished">Joku</translation>
    </message>
    <message>
        <source>Det var klockan %1.</source>
        <comment>%1 is 10.31: when somebody accepted the alarm</comment>
        <translation type="unfinished">Se oli kello %1.</translation>
    </message>
    <message>
        <source>Ring 112 om det är bråttom.</source>
        <comment>The emergency number; nobody has answered yet</comment>
        <translation type="unfinished">Soittakaa 112, jos on kiire.</translation>
    </message>
    <message>
        <source>Ingen har svarat än.</source>
        <comment>A minute has gone by without an answer</comment>
        <translation type="unfinished">Kukaan ei ole vielä vastannut.</translation>
    </message>
    <message>
        <source>Plattan fortsätter att larma.</source>
        <comment>It goes on trying</comment>
        <translation type="unfinished">Tabletti jatkaa hälyttämistä.</translation>
    </message>
    <message>
        <source>Ingen kan svara på larmet just nu.</source>
        <comment>The hub has it; nobody&apos;s device rings</comment>
        <translation type="unfinished">Kukaan ei voi vastata hälytykseen juuri nyt.</translation>
    </message>
    <message>
        <source>Larmet har gått till hemtjänsten.</source>
        <comment>The hub has it; nobody has accepted it yet</comment>
        <translation type="unfinished">Hälytys on mennyt kotihoitoon.</translation>
    </message>
    <message>
        <source>Vänta. Här står det snart vem som har tagit emot det.</source>
        <comment>Nobody has accepted it yet</comment>
        <translation type="unfinished">Odottakaa. Täällä näkyy pian, kuka otti sen vastaan.</translation>
    </message>
    <message>
        <source>Larmet har inte kommit fram än.</source>
        <comment>The hub cannot be reached</comment>
        <translation type="unfinished">Hälytys ei ole vielä perillä.</translation>
    </message>
    <message>
        <source>Plattan försöker hela tiden.</source>
        <comment>It goes on trying</comment>
        <translation type="unfinished">Tabletti yrittää koko ajan.</translation>
    </message>
    <message>
        <source>Larmet skickas nu.</source>
        <comment>In the first moment after the press</comment>
        <translation type="unfinished">Hälytystä lähetetään nyt.</translation>
    </message>
    <message>
        <source>Ditt larm</source>
        <comment>Name of the page about the alarm that goes on</comment>
        <translation type="unfinished">Hälytyksenne</translation>
    </message>
    <message>
        <source>Det var fel</source>
        <comment>Button: the alarm was pressed by mistake</comment>
        <translation type="unfinished">Se oli vahinko</translation>
    </message>
</context>
<context>
    <name>Call</name>
    <message>
        <source>Videosamtal</source>
        <comment>Name of the page after a call</comment>
        <translation type="unfinished">Videopuhelu</translation>
    </message>
    <message>
        <source>%1 och %2</source>
        <comment>Two people in a call; %1 and %2 are names</comment>
        <translation type="unfinished">%1 ja %2</translation>
    </message>
    <message>
        <source>%1 ringer</source>
        <comment>A video call rings; %1 is who calls</comment>
        <translation type="unfinished">%1 soittaa</translation>
    </message>
    <message>
        <source>Det ringer hos %1.</source>
        <comment>%1 is who is called</comment>
        <translation type="unfinished">%1: puhelin soi.</translation>
    </message>
    <message>
        <source>Förbindelsen bröts. Vi försöker igen.</source>
        <comment>In a call: the network went away for now</comment>
        <translation type="unfinished">Yhteys katkesi. Yritämme uudelleen.</translation>
    </message>
    <message>
        <source>Samtalet kopplas.</source>
        <comment>Answered, not connected yet</comment>
        <translation type="unfinished">Puhelu yhdistetään.</translation>
    </message>
    <message>
        <source>Du syns och hörs inte. Kamera och mikrofon saknas.</source>
        <comment>In a call: no devices</comment>
        <translation type="unfinished">Teitä ei näe eikä kuule. Kamera ja mikrofoni puuttuvat.</translation>
    </message>
    <message>
        <source>Du hörs inte. Mikrofonen saknas.</source>
        <comment>In a call: no microphone</comment>
        <translation type="unfinished">Teitä ei kuule. Mikrofoni puuttuu.</translation>
    </message>
    <message>
        <source>Du hörs men syns inte. Kameran saknas.</source>
        <comment>In a call: no camera</comment>
        <translation type="unfinished">Teidät kuulee mutta ei näe. Kamera puuttuu.</translation>
    </message>
    <message>
        <source>Du har svarat på en annan skärm.</source>
        <comment>Another device of the same person answered</comment>
        <translation type="unfinished">Vastasitte toisella näytöllä.</translation>
    </message>
    <message>
        <source>%1 kan inte svara just nu.</source>
        <comment>%1 is who was called, and pressed &apos;Inte nu&apos;</comment>
        <translation type="unfinished">%1 ei voi vastata juuri nyt.</translation>
    </message>
    <message>
        <source>%1 svarade inte.</source>
        <comment>%1 is who was called</comment>
        <translation type="unfinished">%1 ei vastannut.</translation>
    </message>
    <message>
        <source>%1 har ringt dig.</source>
        <comment>A call that was not answered; %1 is who called</comment>
        <translation type="unfinished">%1 on soittanut teille.</translation>
    </message>
    <message>
        <source>Samtalet är slut.</source>
        <comment>After a call</comment>
        <translation type="unfinished">Puhelu on päättynyt.</translation>
    </message>
    <message>
        <source>Ni pratade %1.</source>
        <comment>A call that is over; %1 is when: &apos;10.45&apos;, &apos;i går 10.45&apos;</comment>
        <translation type="unfinished">Puhuitte %1.</translation>
    </message>
    <message>
        <source>Ringde %1.</source>
        <comment>Below a name: a call from there that nobody answered; %1 is when</comment>
        <translation type="unfinished">Soitti %1.</translation>
    </message>
    <message>
        <source>%2 ringde %1.</source>
        <comment>A call nobody answered; %2 is who called, %1 when</comment>
        <translation type="unfinished">%2 soitti %1.</translation>
    </message>
    <message>
        <source>Kunde inte svara %1.</source>
        <comment>Who was called pressed &apos;Inte nu&apos;; %1 is when</comment>
        <translation type="unfinished">Ei voinut vastata %1.</translation>
    </message>
    <message>
        <source>Svarade inte %1.</source>
        <comment>Who was called did not answer; %1 is when</comment>
        <translation type="unfinished">Ei vastannut %1.</translation>
    </message>
    <message>
        <source>Det går inte att ringa utan nät. Försök igen.</source>
        <comment>A call could not be begun</comment>
        <translation type="unfinished">Ilman verkkoa ei voi soittaa. Yrittäkää uudelleen.</translation>
    </message>
    <message>
        <source>Det har ringts många gånger. Vänta en stund.</source>
        <comment>Too many calls in a row</comment>
        <translation type="unfinished">On soitettu monta kertaa. Odottakaa hetki.</translation>
    </message>
    <message>
        <source>Du kan inte ringa dit just nu.</source>
        <comment>No right to call this person any more</comment>
        <translation type="unfinished">Sinne ei voi soittaa juuri nyt.</translation>
    </message>
    <message>
        <source>Samtalet är redan besvarat eller slut.</source>
        <comment>Answered too late</comment>
        <translation type="unfinished">Puheluun on jo vastattu tai se on päättynyt.</translation>
    </message>
    <message>
        <source>Samtalet gick inte fram. Försök igen.</source>
        <comment>A call could not be begun</comment>
        <translation type="unfinished">Puhelu ei mennyt perille. Yrittäkää uudelleen.</translation>
    </message>
    <message>
        <source>Svara</source>
        <comment>Button: answers a video call. The largest on the screen</comment>
        <translation type="unfinished">Vastaa</translation>
    </message>
    <message>
        <source>Inte nu</source>
        <comment>Button: does not answer a video call</comment>
        <translation type="unfinished">Ei nyt</translation>
    </message>
    <message>
        <source>Lägg på</source>
        <comment>Button: ends a video call</comment>
        <translation type="unfinished">Lopeta puhelu</translation>
    </message>
    <message>
        <source>Ljud av</source>
        <comment>Switch: others do not hear this person</comment>
        <translation type="unfinished">Ääni pois</translation>
    </message>
    <message>
        <source>Bild av</source>
        <comment>Switch: others do not see this person</comment>
        <translation type="unfinished">Kuva pois</translation>
    </message>
</context>
<context>
    <name>ClosePeople</name>
    <message>
        <source>%1 gjorde en länk till %2, %3.</source>
        <comment>%1 made a one-time link to %2; %3 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished">%1 teki linkin: %2, %3.</translation>
    </message>
    <message>
        <source>En länk gjordes till %2, %3.</source>
        <comment>%2 is a name, %3 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished">Linkki tehtiin: %2, %3.</translation>
    </message>
    <message>
        <source>Ingen har öppnat den än.</source>
        <comment>Of a one-time link</comment>
        <translation type="unfinished">Kukaan ei ole vielä avannut sitä.</translation>
    </message>
    <message>
        <source>Den öppnades %1.</source>
        <comment>Of a one-time link; %1 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished">Se avattiin %1.</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>%1 – %2</source>
        <comment>From when to when, in large text: &apos;10.45 – 11.15&apos;</comment>
        <translation type="unfinished">%1 – %2</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>From when to when: &apos;10.45–11.15&apos;</comment>
        <translation type="unfinished">%1–%2</translation>
    </message>
    <message>
        <source>%1 natt</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished">%1, yö</translation>
    </message>
    <message>
        <source>%1 morgon</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished">%1, aamu</translation>
    </message>
    <message>
        <source>%1 förmiddag</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished">%1, aamupäivä</translation>
    </message>
    <message>
        <source>%1 eftermiddag</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished">%1, iltapäivä</translation>
    </message>
    <message>
        <source>%1 kväll</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished">%1, ilta</translation>
    </message>
    <message>
        <source>i går %1</source>
        <comment>A time yesterday; %1 is the time, 10.45</comment>
        <translation type="unfinished">eilen %1</translation>
    </message>
</context>
<context>
    <name>Fit</name>
    <message>
        <source>Här</source>
        <comment>Word on the button that is to be hit</comment>
        <translation type="unfinished">Tässä</translation>
    </message>
    <message>
        <source>Nästa fråga</source>
        <comment>Button: leave this question</comment>
        <translation type="unfinished">Seuraava kysymys</translation>
    </message>
    <message>
        <source>Tryck på knappen där det står Här.</source>
        <comment>What to do: a button is to be hit</comment>
        <translation type="unfinished">Painakaa nappia, jossa lukee Tässä.</translation>
    </message>
    <message>
        <source>Bra. Tryck på Här igen.</source>
        <comment>After a hit: the next button</comment>
        <translation type="unfinished">Hyvä. Painakaa uudelleen Tässä.</translation>
    </message>
    <message>
        <source>Nästan. Prova en gång till.</source>
        <comment>The finger came down beside the button</comment>
        <translation type="unfinished">Melkein. Kokeilkaa uudelleen.</translation>
    </message>
    <message>
        <source>Så är det nu.</source>
        <comment>Said of the answer that is set now</comment>
        <translation type="unfinished">Näin on nyt.</translation>
    </message>
    <message>
        <source>Till Ändra plattan</source>
        <comment>Way back, in few words; &apos;Ändra plattan&apos; is the page&apos;s name</comment>
        <translation type="unfinished">Muuta tablettia</translation>
    </message>
    <message>
        <source>Det gick inte att spara. Allt är som förut.</source>
        <comment>The disk did not take the change</comment>
        <translation type="unfinished">Tallennus ei onnistunut. Kaikki on ennallaan.</translation>
    </message>
    <message>
        <source>Större text</source>
        <comment>Button: makes the text larger at once</comment>
        <translation type="unfinished">Suurempi teksti</translation>
    </message>
    <message>
        <source>Mindre text</source>
        <comment>Button: makes the text smaller at once</comment>
        <translation type="unfinished">Pienempi teksti</translation>
    </message>
    <message>
        <source>Prova dig fram</source>
        <comment>Button: begins the try-out</comment>
        <translation type="unfinished">Kokeile</translation>
    </message>
    <message>
        <source>Nu: %1</source>
        <comment>How it is set now; %1 is one of the answers</comment>
        <translation type="unfinished">Nyt: %1</translation>
    </message>
    <message>
        <source>Ångra det sista</source>
        <comment>Button: takes the newest change back</comment>
        <translation type="unfinished">Peru viimeinen</translation>
    </message>
    <message>
        <source>Storlek</source>
        <comment>What to change: size of text</comment>
        <translation type="unfinished">Koko</translation>
    </message>
    <message>
        <source>Färger</source>
        <comment>What to change: colours</comment>
        <translation type="unfinished">Värit</translation>
    </message>
    <message>
        <source>Ljud</source>
        <comment>What to change: sounds</comment>
        <translation type="unfinished">Ääni</translation>
    </message>
    <message>
        <source>Tryck</source>
        <comment>What to change: touch</comment>
        <translation type="unfinished">Kosketus</translation>
    </message>
    <message>
        <source>Läsa högt</source>
        <comment>What to change: reading aloud</comment>
        <translation type="unfinished">Ääneen luku</translation>
    </message>
    <message>
        <source>Hand</source>
        <comment>What to change: which hand</comment>
        <translation type="unfinished">Käsi</translation>
    </message>
    <message>
        <source>Knappar</source>
        <comment>What to change: places and pictures</comment>
        <translation type="unfinished">Napit</translation>
    </message>
    <message>
        <source>Språk</source>
        <comment>What to change: language</comment>
        <translation type="unfinished">Kieli</translation>
    </message>
    <message>
        <source>Utan tryck</source>
        <comment>What to change: no touch</comment>
        <translation type="unfinished">Ilman kosketusta</translation>
    </message>
    <message>
        <source>Textens storlek</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">Tekstin koko</translation>
    </message>
    <message>
        <source>Hur stor text vill du ha?</source>
        <comment>Question</comment>
        <translation type="unfinished">Kuinka suuren tekstin haluatte?</translation>
    </message>
    <message>
        <source>Vanlig</source>
        <comment>Answer: text size 100 %</comment>
        <translation type="unfinished">Tavallinen</translation>
    </message>
    <message>
        <source>Lite större</source>
        <comment>Answer: text size 125 %</comment>
        <translation type="unfinished">Vähän suurempi</translation>
    </message>
    <message>
        <source>Större</source>
        <comment>Answer: text size 150 %</comment>
        <translation type="unfinished">Suurempi</translation>
    </message>
    <message>
        <source>Dubbelt så stor</source>
        <comment>Answer: text size 200 %</comment>
        <translation type="unfinished">Kaksi kertaa suurempi</translation>
    </message>
    <message>
        <source>Mycket stor</source>
        <comment>Answer: text size 250 %</comment>
        <translation type="unfinished">Hyvin suuri</translation>
    </message>
    <message>
        <source>Störst</source>
        <comment>Answer: text size 300 %</comment>
        <translation type="unfinished">Suurin</translation>
    </message>
    <message>
        <source>Ljus eller mörk</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">Vaalea vai tumma</translation>
    </message>
    <message>
        <source>Hur ska plattan se ut?</source>
        <comment>Question: colours</comment>
        <translation type="unfinished">Miltä tabletin pitää näyttää?</translation>
    </message>
    <message>
        <source>Ljus</source>
        <comment>Answer: light theme</comment>
        <translation type="unfinished">Vaalea</translation>
    </message>
    <message>
        <source>Mörk</source>
        <comment>Answer: dark theme</comment>
        <translation type="unfinished">Tumma</translation>
    </message>
    <message>
        <source>Svart och gul</source>
        <comment>Answer: high contrast theme</comment>
        <translation type="unfinished">Musta ja keltainen</translation>
    </message>
    <message>
        <source>Hur högt det ringer</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">Soiton voimakkuus</translation>
    </message>
    <message>
        <source>Hur högt ska plattan ringa? Den ringer aldrig svagare.</source>
        <comment>Question</comment>
        <translation type="unfinished">Kuinka kovaa tabletin pitää soida? Se ei koskaan soi hiljempaa.</translation>
    </message>
    <message>
        <source>Svagt</source>
        <comment>Answer: how loud</comment>
        <translation type="unfinished">Hiljaa</translation>
    </message>
    <message>
        <source>Lagom</source>
        <comment>Answer: how loud</comment>
        <translation type="unfinished">Sopivasti</translation>
    </message>
    <message>
        <source>Högt</source>
        <comment>Answer: how loud</comment>
        <translation type="unfinished">Kovaa</translation>
    </message>
    <message>
        <source>Så högt det går</source>
        <comment>Answer: how loud</comment>
        <translation type="unfinished">Niin kovaa kuin voi</translation>
    </message>
    <message>
        <source>Vilket ljud</source>
        <comment>Name of a question: which alert sound</comment>
        <translation type="unfinished">Mikä ääni</translation>
    </message>
    <message>
        <source>Vilket ljud hör du bäst?</source>
        <comment>Question</comment>
        <translation type="unfinished">Minkä äänen kuulette parhaiten?</translation>
    </message>
    <message>
        <source>Mörkt ljud</source>
        <comment>Answer: low sound</comment>
        <translation type="unfinished">Matala ääni</translation>
    </message>
    <message>
        <source>Mellanljud</source>
        <comment>Answer: the middle one of three sounds</comment>
        <translation type="unfinished">Keskiääni</translation>
    </message>
    <message>
        <source>Ljust ljud</source>
        <comment>Answer: high sound</comment>
        <translation type="unfinished">Korkea ääni</translation>
    </message>
    <message>
        <source>När det räknas</source>
        <comment>Name of a question: when a touch counts</comment>
        <translation type="unfinished">Milloin se lasketaan</translation>
    </message>
    <message>
        <source>När ska ett tryck räknas?</source>
        <comment>Question</comment>
        <translation type="unfinished">Milloin painallus lasketaan?</translation>
    </message>
    <message>
        <source>När jag lyfter fingret</source>
        <comment>Answer: press on release</comment>
        <translation type="unfinished">Kun nostan sormen</translation>
    </message>
    <message>
        <source>När jag rör knappen</source>
        <comment>Answer: press on touch</comment>
        <translation type="unfinished">Kun kosketan nappia</translation>
    </message>
    <message>
        <source>Hålla kvar fingret</source>
        <comment>Name of a question: hold time</comment>
        <translation type="unfinished">Sormen pitäminen</translation>
    </message>
    <message>
        <source>Hur länge ska fingret vara på knappen?</source>
        <comment>Question</comment>
        <translation type="unfinished">Kuinka kauan sormen pitää olla napilla?</translation>
    </message>
    <message>
        <source>Ett kort tryck räcker</source>
        <comment>Answer: hold time none</comment>
        <translation type="unfinished">Lyhyt painallus riittää</translation>
    </message>
    <message>
        <source>En halv sekund</source>
        <comment>Answer: a time</comment>
        <translation type="unfinished">Puoli sekuntia</translation>
    </message>
    <message>
        <source>En sekund</source>
        <comment>Answer: a time</comment>
        <translation type="unfinished">Yksi sekunti</translation>
    </message>
    <message>
        <source>Två sekunder</source>
        <comment>Answer: a time</comment>
        <translation type="unfinished">Kaksi sekuntia</translation>
    </message>
    <message>
        <source>Tryck som blir två</source>
        <comment>Name of a question: ignore repeats</comment>
        <translation type="unfinished">Tuplapainallukset</translation>
    </message>
    <message>
        <source>Hur länge ska plattan vänta på nästa tryck?</source>
        <comment>Question</comment>
        <translation type="unfinished">Kuinka kauan tabletti odottaa seuraavaa painallusta?</translation>
    </message>
    <message>
        <source>Inte alls</source>
        <comment>Answer: it does not wait</comment>
        <translation type="unfinished">Ei lainkaan</translation>
    </message>
    <message>
        <source>Handen skakar</source>
        <comment>Name of a question: tremor</comment>
        <translation type="unfinished">Käsi tärisee</translation>
    </message>
    <message>
        <source>Skakar din hand?</source>
        <comment>Question</comment>
        <translation type="unfinished">Täriseekö kätenne?</translation>
    </message>
    <message>
        <source>Nej, den är stadig</source>
        <comment>Answer: no tremor</comment>
        <translation type="unfinished">Ei, se on vakaa</translation>
    </message>
    <message>
        <source>Ja, lite</source>
        <comment>Answer: a little tremor</comment>
        <translation type="unfinished">Kyllä, vähän</translation>
    </message>
    <message>
        <source>Ja, en del</source>
        <comment>Answer: some tremor</comment>
        <translation type="unfinished">Kyllä, jonkin verran</translation>
    </message>
    <message>
        <source>Ja, mycket</source>
        <comment>Answer: much tremor</comment>
        <translation type="unfinished">Kyllä, paljon</translation>
    </message>
    <message>
        <source>Vila på knappen</source>
        <comment>Name of a question: dwell</comment>
        <translation type="unfinished">Napilla lepääminen</translation>
    </message>
    <message>
        <source>Ska det räcka att vila på en knapp?</source>
        <comment>Question: resting on it presses it</comment>
        <translation type="unfinished">Riittääkö, että lepää napilla?</translation>
    </message>
    <message>
        <source>Nej, jag trycker</source>
        <comment>Answer: no dwelling</comment>
        <translation type="unfinished">Ei, painan</translation>
    </message>
    <message>
        <source>Ja, i en sekund</source>
        <comment>Answer: dwell time</comment>
        <translation type="unfinished">Kyllä, sekunnin</translation>
    </message>
    <message>
        <source>Ja, i två sekunder</source>
        <comment>Answer: dwell time</comment>
        <translation type="unfinished">Kyllä, kaksi sekuntia</translation>
    </message>
    <message>
        <source>Ja, i tre sekunder</source>
        <comment>Answer: dwell time</comment>
        <translation type="unfinished">Kyllä, kolme sekuntia</translation>
    </message>
    <message>
        <source>Dra fingret</source>
        <comment>Name of a question: slide to the edge</comment>
        <translation type="unfinished">Sormen vetäminen</translation>
    </message>
    <message>
        <source>Vill du kunna dra fingret mot en knapp vid kanten?</source>
        <comment>Question</comment>
        <translation type="unfinished">Haluatteko vetää sormen reunassa olevalle napille?</translation>
    </message>
    <message>
        <source>Nej, jag trycker på den</source>
        <comment>Answer: no sliding</comment>
        <translation type="unfinished">Ei, painan sitä</translation>
    </message>
    <message>
        <source>Ja, jag drar fingret dit</source>
        <comment>Answer: sliding</comment>
        <translation type="unfinished">Kyllä, vedän sormen siihen</translation>
    </message>
    <message>
        <source>Läsa högt</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">Ääneen luku</translation>
    </message>
    <message>
        <source>Ska plattan läsa högt för dig?</source>
        <comment>Question</comment>
        <translation type="unfinished">Lukeeko tabletti teille ääneen?</translation>
    </message>
    <message>
        <source>Nej, jag läser själv</source>
        <comment>Answer</comment>
        <translation type="unfinished">Ei, luen itse</translation>
    </message>
    <message>
        <source>Ja, läs högt</source>
        <comment>Answer</comment>
        <translation type="unfinished">Kyllä, lue ääneen</translation>
    </message>
    <message>
        <source>Hur fort den läser</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">Lukemisen nopeus</translation>
    </message>
    <message>
        <source>Hur fort ska plattan läsa?</source>
        <comment>Question</comment>
        <translation type="unfinished">Kuinka nopeasti tabletti lukee?</translation>
    </message>
    <message>
        <source>Långsamt</source>
        <comment>Answer: speech rate 120</comment>
        <translation type="unfinished">Hitaasti</translation>
    </message>
    <message>
        <source>Lugnt</source>
        <comment>Answer: speech rate 140</comment>
        <translation type="unfinished">Rauhallisesti</translation>
    </message>
    <message>
        <source>Vanligt</source>
        <comment>Answer: speech rate 160</comment>
        <translation type="unfinished">Tavallisesti</translation>
    </message>
    <message>
        <source>Fort</source>
        <comment>Answer: speech rate 190</comment>
        <translation type="unfinished">Nopeasti</translation>
    </message>
    <message>
        <source>Höger eller vänster</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">Oikea vai vasen</translation>
    </message>
    <message>
        <source>Vilken hand trycker du med?</source>
        <comment>Question</comment>
        <translation type="unfinished">Kummalla kädellä painatte?</translation>
    </message>
    <message>
        <source>Höger hand</source>
        <comment>Answer</comment>
        <translation type="unfinished">Oikea käsi</translation>
    </message>
    <message>
        <source>Vänster hand</source>
        <comment>Answer</comment>
        <translation type="unfinished">Vasen käsi</translation>
    </message>
    <message>
        <source>Hur många knappar</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">Montako nappia</translation>
    </message>
    <message>
        <source>Hur många knappar vill du se på en gång?</source>
        <comment>Question</comment>
        <translation type="unfinished">Montako nappia haluatte nähdä kerralla?</translation>
    </message>
    <message>
        <source>Så många som får plats</source>
        <comment>Answer: six places</comment>
        <translation type="unfinished">Niin monta kuin mahtuu</translation>
    </message>
    <message>
        <source>Fyra</source>
        <comment>Answer: four places</comment>
        <translation type="unfinished">Neljä</translation>
    </message>
    <message>
        <source>Tre</source>
        <comment>Answer: three places</comment>
        <translation type="unfinished">Kolme</translation>
    </message>
    <message>
        <source>Två</source>
        <comment>Answer: two places</comment>
        <translation type="unfinished">Kaksi</translation>
    </message>
    <message>
        <source>En i taget</source>
        <comment>Answer: one place</comment>
        <translation type="unfinished">Yksi kerrallaan</translation>
    </message>
    <message>
        <source>Bilder på knapparna</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">Kuvat napeissa</translation>
    </message>
    <message>
        <source>Vill du ha bilder på knapparna?</source>
        <comment>Question</comment>
        <translation type="unfinished">Haluatteko kuvia nappeihin?</translation>
    </message>
    <message>
        <source>Ja, vanliga bilder</source>
        <comment>Answer</comment>
        <translation type="unfinished">Kyllä, tavalliset kuvat</translation>
    </message>
    <message>
        <source>Ja, stora bilder</source>
        <comment>Answer</comment>
        <translation type="unfinished">Kyllä, suuret kuvat</translation>
    </message>
    <message>
        <source>Nej, bara ord</source>
        <comment>Answer</comment>
        <translation type="unfinished">Ei, vain sanat</translation>
    </message>
    <message>
        <source>Språk</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">Kieli</translation>
    </message>
    <message>
        <source>Vilket språk vill du läsa?</source>
        <comment>Question</comment>
        <translation type="unfinished">Mitä kieltä haluatte lukea?</translation>
    </message>
    <message>
        <source>Hur du styr</source>
        <comment>Name of a question: control without touch</comment>
        <translation type="unfinished">Ohjaustapa</translation>
    </message>
    <message>
        <source>Hur vill du styra plattan?</source>
        <comment>Question</comment>
        <translation type="unfinished">Miten haluatte ohjata tablettia?</translation>
    </message>
    <message>
        <source>Jag rör vid plattan</source>
        <comment>Answer: by touch</comment>
        <translation type="unfinished">Kosketan tablettia</translation>
    </message>
    <message>
        <source>Med en knapp. Plattan går av sig själv.</source>
        <comment>Answer</comment>
        <translation type="unfinished">Yhdellä napilla. Tabletti etenee itse.</translation>
    </message>
    <message>
        <source>Med en knapp. Jag går själv.</source>
        <comment>Answer</comment>
        <translation type="unfinished">Yhdellä napilla. Etenen itse.</translation>
    </message>
    <message>
        <source>Med två knappar</source>
        <comment>Answer: two switches</comment>
        <translation type="unfinished">Kahdella napilla</translation>
    </message>
    <message>
        <source>Hur fort den går</source>
        <comment>Name of a question: how fast the marking moves on</comment>
        <translation type="unfinished">Etenemisen nopeus</translation>
    </message>
    <message>
        <source>Hur länge ska markeringen stanna på varje sak?</source>
        <comment>Question</comment>
        <translation type="unfinished">Kuinka kauan merkki pysyy kunkin kohdalla?</translation>
    </message>
    <message>
        <source>Tre sekunder</source>
        <comment>Answer: a time</comment>
        <translation type="unfinished">Kolme sekuntia</translation>
    </message>
    <message>
        <source>Fem sekunder</source>
        <comment>Answer: a time</comment>
        <translation type="unfinished">Viisi sekuntia</translation>
    </message>
    <message>
        <source>Nu provar vi vad som passar dig.</source>
        <comment>Begin of the try-out</comment>
        <translation type="unfinished">Nyt kokeillaan, mikä sopii teille.</translation>
    </message>
    <message>
        <source>Ta gärna hjälp av någon från hemtjänsten.</source>
        <comment>Begin of the try-out: staff may help</comment>
        <translation type="unfinished">Joku kotihoidosta voi auttaa teitä.</translation>
    </message>
    <message>
        <source>Du kan sluta när du vill. Det du har valt finns kvar.</source>
        <comment>Begin of the try-out</comment>
        <translation type="unfinished">Voitte lopettaa milloin haluatte. Valintanne jäävät voimaan.</translation>
    </message>
    <message>
        <source>Ja, vi börjar</source>
        <comment>Begins the try-out</comment>
        <translation type="unfinished">Kyllä, aloitetaan</translation>
    </message>
    <message>
        <source>Ja, jag kan läsa det</source>
        <comment>Answer: can read the text</comment>
        <translation type="unfinished">Kyllä, voin lukea sen</translation>
    </message>
    <message>
        <source>Nej, större</source>
        <comment>Answer: the text must be larger</comment>
        <translation type="unfinished">Ei, suurempi</translation>
    </message>
    <message>
        <source>Lite mindre</source>
        <comment>Answer: smaller again</comment>
        <translation type="unfinished">Vähän pienempi</translation>
    </message>
    <message>
        <source>Kan du läsa det som står här under?</source>
        <comment>Question</comment>
        <translation type="unfinished">Voitteko lukea, mitä tässä alla lukee?</translation>
    </message>
    <message>
        <source>Det här hör jag bäst</source>
        <comment>Answer: this sound</comment>
        <translation type="unfinished">Tämän kuulen parhaiten</translation>
    </message>
    <message>
        <source>Tryck på dem och lyssna.</source>
        <comment>How to hear the sounds</comment>
        <translation type="unfinished">Painakaa niitä ja kuunnelkaa.</translation>
    </message>
    <message>
        <source>Ja, jag hör det bra</source>
        <comment>Answer: hears the sound</comment>
        <translation type="unfinished">Kyllä, kuulen sen hyvin</translation>
    </message>
    <message>
        <source>Spela igen</source>
        <comment>Button: play the sound again</comment>
        <translation type="unfinished">Soita uudelleen</translation>
    </message>
    <message>
        <source>Nej, högre</source>
        <comment>Answer: the sound must be louder</comment>
        <translation type="unfinished">Ei, kovempaa</translation>
    </message>
    <message>
        <source>Hör du ljudet?</source>
        <comment>Question</comment>
        <translation type="unfinished">Kuuletteko äänen?</translation>
    </message>
    <message>
        <source>Plattan kan inte spela ljud just nu.</source>
        <comment>There is nothing to play a sound on</comment>
        <translation type="unfinished">Tabletti ei voi soittaa ääntä juuri nyt.</translation>
    </message>
    <message>
        <source>Bra, så vill jag ha det</source>
        <comment>Keeps what was found</comment>
        <translation type="unfinished">Hyvä, näin haluan sen</translation>
    </message>
    <message>
        <source>Plattan passar dig som den är. Inget är ändrat.</source>
        <comment>Nothing was found to change</comment>
        <translation type="unfinished">Tabletti sopii teille sellaisenaan. Mitään ei ole muutettu.</translation>
    </message>
    <message>
        <source>Nej, gör som det var förut</source>
        <comment>Takes back everything that the try-out changed</comment>
        <translation type="unfinished">Ei, palauta ennalleen</translation>
    </message>
    <message>
        <source>Prova en gång till</source>
        <comment>Begins the try-out again</comment>
        <translation type="unfinished">Kokeile uudelleen</translation>
    </message>
    <message>
        <source>Så här har plattan blivit:</source>
        <comment>Before what the try-out has changed</comment>
        <translation type="unfinished">Tällainen tabletti on nyt:</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>What has changed: %1 is the name of a question, %2 its answer</comment>
        <translation type="unfinished">%1: %2.</translation>
    </message>
    <message>
        <source>Förra frågan</source>
        <comment>Button: the question before</comment>
        <translation type="unfinished">Edellinen kysymys</translation>
    </message>
    <message>
        <source>Nu är det kaffe.</source>
        <comment>Sample text, to be read aloud</comment>
        <translation type="unfinished">Nyt juodaan kahvia.</translation>
    </message>
    <message>
        <source>Ändra plattan</source>
        <comment>Name of the page where the tablet is fitted to its person</comment>
        <translation type="unfinished">Muuta tablettia</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>I dag</source>
        <comment>Place on the tablet: the day&apos;s visits</comment>
        <translation type="unfinished">Tänään</translation>
    </message>
    <message>
        <source>Vem har varit här</source>
        <comment>Place on the tablet: who has been in the home</comment>
        <translation type="unfinished">Kuka täällä on käynyt</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>Valt nu</source>
        <comment>Read aloud: the language that is spoken now</comment>
        <translation type="unfinished">Valittu nyt</translation>
    </message>
    <message>
        <source>Språk</source>
        <comment>Place on the tablet, and name of its page: which language it speaks. One short word</comment>
        <translation type="unfinished">Kieli</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Du skrev i en fråga som du inte har svarat på än.</source>
        <comment>Why it asks: an open question</comment>
        <translation type="unfinished">Kirjoititte kysymykseen, johon ette ole vielä vastannut.</translation>
    </message>
    <message>
        <source>Gå tillbaka, texten finns kvar på skärmen</source>
        <comment>Answer: stay signed in</comment>
        <translation type="unfinished">Palaa takaisin, teksti on yhä näytöllä</translation>
    </message>
    <message>
        <source>Lämna ändå, det sista jag skrev försvinner</source>
        <comment>Answer: leave all the same</comment>
        <translation type="unfinished">Poistu silti, viimeksi kirjoittamani katoaa</translation>
    </message>
    <message>
        <source>Gå tillbaka</source>
        <comment>Answer: the window stays open</comment>
        <translation type="unfinished">Palaa takaisin</translation>
    </message>
    <message>
        <source>Stäng ändå, det sista som skrevs försvinner</source>
        <comment>Answer: close all the same</comment>
        <translation type="unfinished">Sulje silti, viimeksi kirjoitettu katoaa</translation>
    </message>
    <message>
        <source>Det sista som skrevs är inte sparat än</source>
        <comment>Asked before the window closes</comment>
        <translation type="unfinished">Viimeksi kirjoitettua ei ole vielä tallennettu</translation>
    </message>
    <message>
        <source>Programmet fick starta om. Den som skrev behöver logga in igen. Då sparas det.</source>
        <comment>Why it asks: words of somebody who has not signed in since the program fell</comment>
        <translation type="unfinished">Ohjelma käynnistyi uudelleen. Kirjoittajan pitää kirjautua uudelleen. Silloin teksti tallentuu.</translation>
    </message>
    <message>
        <source>Det sista du skrev är inte sparat än</source>
        <comment>Said when a write failed</comment>
        <translation type="unfinished">Viimeksi kirjoittamaanne ei ole vielä tallennettu</translation>
    </message>
    <message>
        <source>Minnet på enheten tog inte emot det.</source>
        <comment>Why it was not saved</comment>
        <translation type="unfinished">Laite ei pystynyt tallentamaan sitä.</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>Du lär dig att skriva till hemtjänsten.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished">Opitte kirjoittamaan kotihoitoon.</translation>
    </message>
    <message>
        <source>Du lär dig att läsa ett meddelande och svara.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished">Opitte lukemaan viestin ja vastaamaan siihen.</translation>
    </message>
    <message>
        <source>Du lär dig att larma, och att ta tillbaka larmet.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished">Opitte hälyttämään ja perumaan hälytyksen.</translation>
    </message>
    <message>
        <source>Du lär dig att göra texten större.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished">Opitte suurentamaan tekstiä.</translation>
    </message>
    <message>
        <source>Du lär dig att se vem som kommer och när.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished">Opitte näkemään, kuka tulee ja milloin.</translation>
    </message>
    <message>
        <source>Du lär dig att se vem som har varit hos dig.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished">Opitte näkemään, kuka luonanne on käynyt.</translation>
    </message>
    <message>
        <source>Det är på låtsas. Inget skickas. Larmknappen är alltid på riktigt.</source>
        <comment>Before a lesson begins; the alarm button beside the page is the real one</comment>
        <translation type="unfinished">Tämä on vain harjoitus. Mitään ei lähetetä. Hälytysnappi toimii aina oikeasti.</translation>
    </message>
    <message>
        <source>Hemtjänsten</source>
        <comment>Name of a made-up home care in a rehearsal</comment>
        <translation type="unfinished">Kotihoito</translation>
    </message>
    <message>
        <source>Vill du ha kaffe när vi kommer?</source>
        <comment>A made-up message in a rehearsal</comment>
        <translation type="unfinished">Haluatteko kahvia, kun tulemme?</translation>
    </message>
    <message>
        <source>Hjälp med lunch</source>
        <comment>What a made-up visit in a rehearsal is for</comment>
        <translation type="unfinished">Apua lounaalla</translation>
    </message>
    <message>
        <source>Dusch</source>
        <comment>What a made-up visit in a rehearsal is for</comment>
        <translation type="unfinished">Suihku</translation>
    </message>
    <message>
        <source>Vem får se?</source>
        <comment>Button: who may see which lessons are done</comment>
        <translation type="unfinished">Kuka saa nähdä?</translation>
    </message>
    <message>
        <source>Här kan du öva. Klart: %1 av %2.</source>
        <comment>Over the lessons; %1 and %2 are numbers</comment>
        <translation type="unfinished">Harjoitelkaa täällä. Tehty: %1 / %2.</translation>
    </message>
    <message>
        <source>Ja, börja öva</source>
        <comment>Answer: begin the lesson</comment>
        <translation type="unfinished">Kyllä, aloita harjoitus</translation>
    </message>
    <message>
        <source>Nej, gå tillbaka</source>
        <comment>Answer: do not begin the lesson</comment>
        <translation type="unfinished">Ei, palaa takaisin</translation>
    </message>
    <message>
        <source>Klart! Nu har du övat: %1.</source>
        <comment>After a lesson; %1 is its name</comment>
        <translation type="unfinished">Valmis! Harjoittelitte tätä: %1.</translation>
    </message>
    <message>
        <source>Hur gick det? Du behöver inte svara.</source>
        <comment>Under: three faces to choose from</comment>
        <translation type="unfinished">Miten meni? Teidän ei tarvitse vastata.</translation>
    </message>
    <message>
        <source>Hoppa över</source>
        <comment>Answer: no face is chosen</comment>
        <translation type="unfinished">Ohita</translation>
    </message>
    <message>
        <source>Får de som hjälper dig se vad du har övat på?</source>
        <comment>Question: consent, asked once, may be changed</comment>
        <translation type="unfinished">Saavatko teitä auttavat nähdä, mitä olette harjoitellut?</translation>
    </message>
    <message>
        <source>Det är hemtjänsten som besöker dig, och din handläggare. Du kan ändra dig här när du vill.</source>
        <comment>Under the question: who would see it, and that it can be taken back</comment>
        <translation type="unfinished">He ovat kotihoito, joka käy luonanne, ja käsittelijänne. Voitte muuttaa mieltänne täällä milloin haluatte.</translation>
    </message>
    <message>
        <source>Nej, visa det inte</source>
        <comment>Answer: no consent</comment>
        <translation type="unfinished">Ei, älä näytä sitä</translation>
    </message>
    <message>
        <source>Ja, de får se det</source>
        <comment>Answer: consent</comment>
        <translation type="unfinished">Kyllä, he saavat</translation>
    </message>
    <message>
        <source>Du har tagit tillbaka övningslarmet.</source>
        <comment>A rehearsed alarm was taken back</comment>
        <translation type="unfinished">Peruitte harjoitushälytyksen.</translation>
    </message>
    <message>
        <source>Det var en övning. Ingen har fått något larm.</source>
        <comment>A rehearsed alarm was taken back</comment>
        <translation type="unfinished">Se oli harjoitus. Kukaan ei saanut hälytystä.</translation>
    </message>
    <message>
        <source>Det är en övning. Ingen får något larm.</source>
        <comment>Under what is said of a rehearsed alarm</comment>
        <translation type="unfinished">Tämä on harjoitus. Kukaan ei saa hälytystä.</translation>
    </message>
    <message>
        <source>Vi låtsas att %1 har tagit emot larmet.</source>
        <comment>A rehearsed alarm; %1 is a name</comment>
        <translation type="unfinished">Leikimme, että %1 otti hälytyksen vastaan.</translation>
    </message>
    <message>
        <source>Vi låtsas att larmet har gått till hemtjänsten.</source>
        <comment>A rehearsed alarm</comment>
        <translation type="unfinished">Leikimme, että hälytys on mennyt kotihoitoon.</translation>
    </message>
    <message>
        <source>Vi låtsas att larmet skickas.</source>
        <comment>In the first moment of a rehearsed alarm</comment>
        <translation type="unfinished">Leikimme, että hälytystä lähetetään.</translation>
    </message>
    <message>
        <source>Här står vem som kommer.</source>
        <comment>On the page with the day&apos;s visits</comment>
        <translation type="unfinished">Täällä näette, kuka tulee.</translation>
    </message>
    <message>
        <source>Här står vem som var här.</source>
        <comment>On the page with who has been here</comment>
        <translation type="unfinished">Täällä näette, kuka on käynyt.</translation>
    </message>
    <message>
        <source>Bra! Så skickar du.</source>
        <comment>A message was rehearsed</comment>
        <translation type="unfinished">Hyvä! Näin lähetätte.</translation>
    </message>
    <message>
        <source>Skriv några ord i rutan.</source>
        <comment>What to do next: type in the field</comment>
        <translation type="unfinished">Kirjoittakaa ruutuun.</translation>
    </message>
    <message>
        <source>Bra! Nu är larmet tillbakataget.</source>
        <comment>An alarm was rehearsed and taken back</comment>
        <translation type="unfinished">Hyvä! Hälytys on nyt peruttu.</translation>
    </message>
    <message>
        <source>Ta tillbaka larmet. Tryck på ”%1”.</source>
        <comment>On the alarm&apos;s page; %1 is a button</comment>
        <translation type="unfinished">Perukaa hälytys. Painakaa ”%1”.</translation>
    </message>
    <message>
        <source>Bra! Så gör du. Efter övningen blir texten som förut.</source>
        <comment>Text was made larger in a lesson</comment>
        <translation type="unfinished">Hyvä! Näin se tehdään. Harjoituksen jälkeen teksti on kuten ennen.</translation>
    </message>
    <message>
        <source>Bra! Nu kan du det.</source>
        <comment>A lesson is done</comment>
        <translation type="unfinished">Hyvä! Nyt osaatte sen.</translation>
    </message>
    <message>
        <source>Larmknappen är på riktigt. Öva med knappen här.</source>
        <comment>On the page on which the alarm is rehearsed</comment>
        <translation type="unfinished">Hälytysnappi toimii oikeasti. Harjoitelkaa tällä napilla.</translation>
    </message>
    <message>
        <source>Övningsknapp: larma</source>
        <comment>Button with which the alarm is rehearsed</comment>
        <translation type="unfinished">Harjoitus: hälytä</translation>
    </message>
    <message>
        <source>Sluta öva</source>
        <comment>Button: leaves a lesson at any moment</comment>
        <translation type="unfinished">Lopeta</translation>
    </message>
    <message>
        <source>Vidare</source>
        <comment>Button: the lesson is over, on to what comes after it</comment>
        <translation type="unfinished">Jatka</translation>
    </message>
    <message>
        <source>Skriva ett meddelande</source>
        <comment>Name of a lesson</comment>
        <translation type="unfinished">Kirjoita viesti</translation>
    </message>
    <message>
        <source>Svara på ett meddelande</source>
        <comment>Name of a lesson</comment>
        <translation type="unfinished">Vastaa viestiin</translation>
    </message>
    <message>
        <source>Larma och ta tillbaka</source>
        <comment>Name of a lesson: the alarm</comment>
        <translation type="unfinished">Hälytä ja peru</translation>
    </message>
    <message>
        <source>Göra texten större</source>
        <comment>Name of a lesson</comment>
        <translation type="unfinished">Suurenna tekstiä</translation>
    </message>
    <message>
        <source>Se vem som kommer</source>
        <comment>Name of a lesson</comment>
        <translation type="unfinished">Katso, kuka tulee</translation>
    </message>
    <message>
        <source>Se vem som har varit här</source>
        <comment>Name of a lesson</comment>
        <translation type="unfinished">Katso, kuka on käynyt</translation>
    </message>
    <message>
        <source>Visa mig hur</source>
        <comment>Place on the tablet, and its page: short lessons</comment>
        <translation type="unfinished">Näytä miten</translation>
    </message>
    <message>
        <source>Tillbaka till övningarna</source>
        <comment>Way back to the list of lessons</comment>
        <translation type="unfinished">Takaisin listaan</translation>
    </message>
    <message>
        <source>Övning. Inget skickas.</source>
        <comment>Stands above everything in a rehearsal</comment>
        <translation type="unfinished">Harjoitus. Ei lähetetä.</translation>
    </message>
    <message>
        <source>Klart %1</source>
        <comment>A lesson has been done; %1 is &apos;23 november&apos;</comment>
        <translation type="unfinished">Tehty %1</translation>
    </message>
    <message>
        <source>Tryck på ”%1”.</source>
        <comment>What to do next; %1 is the word on a button</comment>
        <translation type="unfinished">Painakaa ”%1”.</translation>
    </message>
    <message>
        <source>Det gör inget.</source>
        <comment>Kindly, after another button than the one told</comment>
        <translation type="unfinished">Ei se haittaa.</translation>
    </message>
    <message>
        <source>Den är inte med här.</source>
        <comment>Kindly, after a button that does nothing here</comment>
        <translation type="unfinished">Se ei ole mukana tässä.</translation>
    </message>
    <message>
        <source>Bra</source>
        <comment>Under a glad face: how it went</comment>
        <translation type="unfinished">Hyvin</translation>
    </message>
    <message>
        <source>Så där</source>
        <comment>Under a face between glad and sad: how it went</comment>
        <translation type="unfinished">Niin ja näin</translation>
    </message>
    <message>
        <source>Dåligt</source>
        <comment>Under a sad face: how it went</comment>
        <translation type="unfinished">Huonosti</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Tillbaka ett steg</source>
        <comment>Way back to where one came from</comment>
        <translation type="unfinished">Takaisin</translation>
    </message>
    <message>
        <source>Ja tack</source>
        <comment>Ready-made answer; sent as it stands</comment>
        <translation type="unfinished">Kyllä kiitos</translation>
    </message>
    <message>
        <source>Nej tack</source>
        <comment>Ready-made answer; sent as it stands</comment>
        <translation type="unfinished">Ei kiitos</translation>
    </message>
    <message>
        <source>Tack, det är bra</source>
        <comment>Ready-made answer; sent as it stands</comment>
        <translation type="unfinished">Kiitos, hyvä niin</translation>
    </message>
    <message>
        <source>Ring mig</source>
        <comment>Ready-made answer; sent as it stands</comment>
        <translation type="unfinished">Soittakaa minulle</translation>
    </message>
    <message>
        <source>Skriv</source>
        <comment>Button: write own words</comment>
        <translation type="unfinished">Kirjoita</translation>
    </message>
    <message>
        <source>Tala in</source>
        <comment>Button: record a voice message</comment>
        <translation type="unfinished">Puhu</translation>
    </message>
    <message>
        <source>Till %1</source>
        <comment>Over the ways to answer; %1 is a name</comment>
        <translation type="unfinished">Saaja: %1</translation>
    </message>
    <message>
        <source>Du har börjat skriva</source>
        <comment>Words that have not been sent stand here</comment>
        <translation type="unfinished">Olette aloittanut kirjoittamisen</translation>
    </message>
    <message>
        <source>Avsluta kontakten</source>
        <comment>Button: ends the contact with somebody close; asked once more</comment>
        <translation type="unfinished">Lopeta yhteydenpito</translation>
    </message>
    <message>
        <source>Nej, tillbaka</source>
        <comment>Button: the contact goes on</comment>
        <translation type="unfinished">Ei, takaisin</translation>
    </message>
    <message>
        <source>Ja, avsluta</source>
        <comment>Button: ends the contact now</comment>
        <translation type="unfinished">Kyllä, lopeta</translation>
    </message>
    <message>
        <source>Vill du avsluta kontakten med %1?</source>
        <comment>%1 is a name</comment>
        <translation type="unfinished">Haluatteko lopettaa yhteydenpidon: %1?</translation>
    </message>
    <message>
        <source>Ni kan inte skriva mer till varandra.</source>
        <comment>What ending the contact does</comment>
        <translation type="unfinished">Ette voi enää kirjoittaa toisillenne.</translation>
    </message>
    <message>
        <source>God morgon från %1</source>
        <comment>On the way to the messages; %1 is a first name or a unit&apos;s name</comment>
        <translation type="unfinished">Hyvää huomenta toivottaa %1</translation>
    </message>
    <message>
        <source>Tillbaka till alla</source>
        <comment>Way back to the list of conversations</comment>
        <translation type="unfinished">Takaisin kaikkiin</translation>
    </message>
    <message>
        <source>Svara</source>
        <comment>Button: to the ways of answering</comment>
        <translation type="unfinished">Vastaa</translation>
    </message>
    <message>
        <source>Skriv</source>
        <comment>Button: the first message of a conversation</comment>
        <translation type="unfinished">Kirjoita</translation>
    </message>
    <message>
        <source>Nyare meddelanden</source>
        <comment>Button</comment>
        <translation type="unfinished">Uudemmat viestit</translation>
    </message>
    <message>
        <source>Äldre meddelanden</source>
        <comment>Button</comment>
        <translation type="unfinished">Vanhemmat viestit</translation>
    </message>
    <message>
        <source>Nytt. %1</source>
        <comment>Before the name over a new message; %1 is &apos;Amina, 10.42&apos;</comment>
        <translation type="unfinished">Uusi. %1</translation>
    </message>
    <message>
        <source>Läs hela</source>
        <comment>Button: a long message</comment>
        <translation type="unfinished">Lue kaikki</translation>
    </message>
    <message>
        <source>Visa bilden</source>
        <comment>Button: a picture in a message</comment>
        <translation type="unfinished">Näytä kuva</translation>
    </message>
    <message>
        <source>Lyssna</source>
        <comment>Button: a voice message</comment>
        <translation type="unfinished">Kuuntele</translation>
    </message>
    <message>
        <source>Öppna filen</source>
        <comment>Button: any other file</comment>
        <translation type="unfinished">Avaa tiedosto</translation>
    </message>
    <message>
        <source>Ni har inte skrivit till varandra än.</source>
        <comment>An empty conversation</comment>
        <translation type="unfinished">Ette ole vielä kirjoittaneet toisillenne.</translation>
    </message>
    <message>
        <source>Ni har inte kontakt här längre. Du kan läsa det som står.</source>
        <comment>The approval was withdrawn</comment>
        <translation type="unfinished">Teillä ei ole enää yhteyttä täällä. Voitte lukea, mitä täällä on.</translation>
    </message>
    <message>
        <source>Här finns ingen att skriva till än. Hemtjänsten ordnar det.</source>
        <comment>No conversations</comment>
        <translation type="unfinished">Täällä ei ole vielä ketään, kenelle kirjoittaa. Kotihoito järjestää sen.</translation>
    </message>
    <message>
        <source>Meddelandena går inte att läsa just nu.</source>
        <comment>The store cannot be read</comment>
        <translation type="unfinished">Viestejä ei voi lukea juuri nyt.</translation>
    </message>
    <message>
        <source>Hemtjänsten</source>
        <comment>A unit of which no name is known</comment>
        <translation type="unfinished">Kotihoito</translation>
    </message>
    <message>
        <source>Något kom inte fram</source>
        <comment>One&apos;s own message was refused</comment>
        <translation type="unfinished">Jokin ei mennyt perille</translation>
    </message>
    <message>
        <source>Över %1 nya meddelanden</source>
        <comment>Very many are unread; %1 is a number</comment>
        <translation type="unfinished">Yli %1 uutta viestiä</translation>
    </message>
    <message>
        <source>Ni har inte kontakt längre</source>
        <comment>The approval was withdrawn</comment>
        <translation type="unfinished">Teillä ei ole enää yhteyttä</translation>
    </message>
    <message>
        <source>Lyssna</source>
        <comment>Button: hear what was said</comment>
        <translation type="unfinished">Kuuntele</translation>
    </message>
    <message>
        <source>Skicka</source>
        <comment>Button</comment>
        <translation type="unfinished">Lähetä</translation>
    </message>
    <message>
        <source>Tala in igen</source>
        <comment>Button: record once more</comment>
        <translation type="unfinished">Puhu uudelleen</translation>
    </message>
    <message>
        <source>Börja tala</source>
        <comment>Button: the recording begins</comment>
        <translation type="unfinished">Aloita puhuminen</translation>
    </message>
    <message>
        <source>Jag är klar</source>
        <comment>Button: the recording ends</comment>
        <translation type="unfinished">Olen valmis</translation>
    </message>
    <message>
        <source>Tryck på knappen och tala. Tryck igen när du är klar.</source>
        <comment>How a voice message is made</comment>
        <translation type="unfinished">Painakaa nappia ja puhukaa. Painakaa uudelleen, kun olette valmis.</translation>
    </message>
    <message>
        <source>Tala nu. Plattan lyssnar.</source>
        <comment>A recording is under way</comment>
        <translation type="unfinished">Puhukaa nyt. Tabletti kuuntelee.</translation>
    </message>
    <message>
        <source>Lyssna först, om du vill. Skicka sedan.</source>
        <comment>A recording that is not sent yet</comment>
        <translation type="unfinished">Kuunnelkaa ensin, jos haluatte. Lähettäkää sitten.</translation>
    </message>
    <message>
        <source>Plattan hittar ingen mikrofon. Du kan skriva i stället.</source>
        <comment>No microphone</comment>
        <translation type="unfinished">Tabletti ei löydä mikrofonia. Voitte kirjoittaa sen sijaan.</translation>
    </message>
    <message>
        <source>Det finns ingen plats kvar för ljud. Du kan skriva i stället.</source>
        <comment>The disk is full</comment>
        <translation type="unfinished">Äänelle ei ole enää tilaa. Voitte kirjoittaa sen sijaan.</translation>
    </message>
    <message>
        <source>Det gick inte att spela in. Försök en gång till.</source>
        <comment>The recording failed</comment>
        <translation type="unfinished">Äänitys ei onnistunut. Yrittäkää uudelleen.</translation>
    </message>
    <message>
        <source>Hämtar …</source>
        <comment>A picture is on its way to the glass</comment>
        <translation type="unfinished">Haetaan …</translation>
    </message>
    <message>
        <source>Skriv här</source>
        <comment>Label of the field for a message</comment>
        <translation type="unfinished">Kirjoittakaa tähän</translation>
    </message>
    <message>
        <source>Meddelanden</source>
        <comment>Name of the page with all conversations, and of the button to it</comment>
        <translation type="unfinished">Viestit</translation>
    </message>
    <message>
        <source>1 nytt meddelande</source>
        <comment>How many are unread</comment>
        <translation type="unfinished">1 uusi viesti</translation>
    </message>
    <message>
        <source>%1 nya meddelanden</source>
        <comment>How many are unread; %1 is a number from 2</comment>
        <translation type="unfinished">%1 uutta viestiä</translation>
    </message>
    <message>
        <source>%1 tittade in %2.</source>
        <comment>Somebody close has read; %1 a first name, %2 is &apos;i går 10.42&apos;</comment>
        <translation type="unfinished">%1 kävi katsomassa viestejä %2.</translation>
    </message>
    <message>
        <source>Bilden eller ljudet är inte framme än.</source>
        <comment>The words have arrived, the file not</comment>
        <translation type="unfinished">Kuva tai ääni ei ole vielä perillä.</translation>
    </message>
    <message>
        <source>Sparat här. Skickas nu.</source>
        <comment>A message on its way</comment>
        <translation type="unfinished">Tallennettu. Lähetetään nyt.</translation>
    </message>
    <message>
        <source>Sparat här. Skickas när det finns nät.</source>
        <comment>A message that waits for network</comment>
        <translation type="unfinished">Tallennettu. Lähetetään, kun on yhteys.</translation>
    </message>
    <message>
        <source>Skickat %1.</source>
        <comment>Sent; %1 is 10.42, or nothing</comment>
        <translation type="unfinished">Lähetetty %1.</translation>
    </message>
    <message>
        <source>Framme hos %2 %1.</source>
        <comment>%2 is &apos;hemtjänsten&apos; or a name, %1 is 10.42 or nothing</comment>
        <translation type="unfinished">Perillä: %2 %1.</translation>
    </message>
    <message>
        <source>Läst %1.</source>
        <comment>Read; %1 is 10.45, or nothing</comment>
        <translation type="unfinished">Luettu %1.</translation>
    </message>
    <message>
        <source>Framme. Någon avgör om det gäller.</source>
        <comment>Held by the hub</comment>
        <translation type="unfinished">Perillä. Joku päättää, onko se voimassa.</translation>
    </message>
    <message>
        <source>Det kom inte fram.</source>
        <comment>A message that was refused; followed by why</comment>
        <translation type="unfinished">Se ei mennyt perille.</translation>
    </message>
    <message>
        <source>hemtjänsten</source>
        <comment>Within a sentence: &apos;Framme hos hemtjänsten 10.42.&apos;</comment>
        <translation type="unfinished">kotihoito</translation>
    </message>
    <message>
        <source>handläggaren</source>
        <comment>Within a sentence: &apos;Framme hos handläggaren 10.42.&apos;</comment>
        <translation type="unfinished">käsittelijä</translation>
    </message>
    <message>
        <source>den andra</source>
        <comment>No name known</comment>
        <translation type="unfinished">toinen henkilö</translation>
    </message>
    <message>
        <source>Inga meddelanden än</source>
        <comment>A conversation in which nobody has written</comment>
        <translation type="unfinished">Ei viestejä vielä</translation>
    </message>
    <message>
        <source>Svar: %1</source>
        <comment>Before the unit&apos;s own newest line; %1 is the line</comment>
        <translation type="unfinished">Vastaus: %1</translation>
    </message>
    <message>
        <source>Du: %1</source>
        <comment>Before one&apos;s own newest line; %1 is the line</comment>
        <translation type="unfinished">Te: %1</translation>
    </message>
    <message>
        <source>En bild eller ett ljud</source>
        <comment>A message that is one file alone</comment>
        <translation type="unfinished">Kuva tai ääni</translation>
    </message>
    <message>
        <source>%1 bilder eller ljud</source>
        <comment>A message of files alone; %1 is a number</comment>
        <translation type="unfinished">%1 kuvaa tai ääntä</translation>
    </message>
    <message>
        <source>Den är för stor för att visas här.</source>
        <comment>A file in a message</comment>
        <translation type="unfinished">Se on liian suuri näytettäväksi.</translation>
    </message>
    <message>
        <source>Den har inte kommit fram än. Försök igen om en stund.</source>
        <comment>A file in a message</comment>
        <translation type="unfinished">Se ei ole vielä perillä. Yrittäkää hetken kuluttua uudelleen.</translation>
    </message>
    <message>
        <source>Det finns ingen plats kvar här. Säg till hemtjänsten.</source>
        <comment>Disk full</comment>
        <translation type="unfinished">Täällä ei ole enää tilaa. Kertokaa siitä kotihoitoon.</translation>
    </message>
    <message>
        <source>Det finns inget nät just nu. Försök igen sedan.</source>
        <comment>A file could not be fetched</comment>
        <translation type="unfinished">Verkkoyhteyttä ei ole juuri nyt. Yrittäkää myöhemmin uudelleen.</translation>
    </message>
    <message>
        <source>Ljudet är trasigt. Be om ett nytt.</source>
        <comment>A sound cannot be played</comment>
        <translation type="unfinished">Ääni on rikki. Pyytäkää uusi.</translation>
    </message>
    <message>
        <source>Bilden är trasig. Be om en ny.</source>
        <comment>A picture cannot be shown</comment>
        <translation type="unfinished">Kuva on rikki. Pyytäkää uusi.</translation>
    </message>
    <message>
        <source>Du</source>
        <comment>Over one&apos;s own message</comment>
        <translation type="unfinished">Te</translation>
    </message>
</context>
<context>
    <name>Night</name>
    <message>
        <source>Tänd skärmen</source>
        <comment>Button on the dark screen at night; a touch anywhere does the same</comment>
        <translation type="unfinished">Valaise näyttö</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Tillbaka till start</source>
        <comment>Way back to the first screen</comment>
        <translation type="unfinished">Takaisin alkuun</translation>
    </message>
</context>
<context>
    <name>Paged</name>
    <message>
        <source>Förra</source>
        <comment>Button: the page before this one</comment>
        <translation type="unfinished">Edellinen</translation>
    </message>
    <message>
        <source>Nästa</source>
        <comment>Button: the next page</comment>
        <translation type="unfinished">Seuraava</translation>
    </message>
    <message>
        <source>%1 av %2</source>
        <comment>Which page of how many: &apos;2 av 3&apos;</comment>
        <translation type="unfinished">%1 / %2</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Sudda</source>
        <comment>Key: takes the last digit away</comment>
        <translation type="unfinished">Pyyhi</translation>
    </message>
    <message>
        <source>Kod</source>
        <comment>What is typed here, before &apos;3 av 6 siffror&apos;</comment>
        <translation type="unfinished">Koodi</translation>
    </message>
    <message>
        <source>%1 av %2 siffror</source>
        <comment>Read aloud while a PIN is typed: 3 av 6 siffror</comment>
        <translation type="unfinished">Numeroita: %1, yhteensä %2</translation>
    </message>
</context>
<context>
    <name>ReadAloud</name>
    <message>
        <source>Plattan kan inte läsa högt nu</source>
        <comment>No voice answers</comment>
        <translation type="unfinished">Tabletti ei voi nyt lukea ääneen</translation>
    </message>
    <message>
        <source>Gå tillbaka</source>
        <comment>Answer: closes it</comment>
        <translation type="unfinished">Palaa takaisin</translation>
    </message>
    <message>
        <source>Allt annat fungerar. Säg till hemtjänsten att rösten är tyst.</source>
        <comment>No voice answers: what to do</comment>
        <translation type="unfinished">Kaikki muu toimii. Kertokaa kotihoitoon, että ääni ei kuulu.</translation>
    </message>
    <message>
        <source>Läs upp</source>
        <comment>Button: reads the words of the screen aloud</comment>
        <translation type="unfinished">Lue</translation>
    </message>
    <message>
        <source>Sluta läsa</source>
        <comment>Button: the voice falls silent</comment>
        <translation type="unfinished">Lopeta lukeminen</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>Du har inte tillgång till det här. Ring gruppledaren.</source>
        <comment>No right</comment>
        <translation type="unfinished">Teillä ei ole pääsyä tähän. Soittakaa tiimivastaavalle.</translation>
    </message>
    <message>
        <source>Din tid hade gått ut när det gjordes.</source>
        <comment>The right had ended</comment>
        <translation type="unfinished">Aikanne oli päättynyt, kun se tehtiin.</translation>
    </message>
    <message>
        <source>Klockan på enheten kan ha gått fel när det gjordes.</source>
        <comment>The claimed time is not believed</comment>
        <translation type="unfinished">Laitteen kello saattoi olla väärässä, kun se tehtiin.</translation>
    </message>
    <message>
        <source>Något som du gjorde innan har inte kommit fram än.</source>
        <comment>An earlier one is missing</comment>
        <translation type="unfinished">Jokin, mitä teitte aiemmin, ei ole vielä perillä.</translation>
    </message>
    <message>
        <source>Hubben behöver en nyare version.</source>
        <comment>Written by a newer program</comment>
        <translation type="unfinished">Keskus tarvitsee uudemman version.</translation>
    </message>
    <message>
        <source>Hubben har startat om från en kopia. Den kollar det senare.</source>
        <comment>Held after a restore</comment>
        <translation type="unfinished">Keskus käynnistyi uudelleen kopiosta. Se tarkistaa asian myöhemmin.</translation>
    </message>
    <message>
        <source>Det som det gäller finns inte längre.</source>
        <comment>No such visit, door …</comment>
        <translation type="unfinished">Sitä, mitä tämä koskee, ei enää ole.</translation>
    </message>
    <message>
        <source>Den som bestämde har sagt nej.</source>
        <comment>A held thing was declined</comment>
        <translation type="unfinished">Päättäjä on sanonut ei.</translation>
    </message>
    <message>
        <source>Någon annan hann bestämma något annat.</source>
        <comment>Two people decided at once</comment>
        <translation type="unfinished">Joku muu ehti päättää toisin.</translation>
    </message>
    <message>
        <source>Det som fattades har kommit fram. Inget beslut behövs.</source>
        <comment>Nothing to decide any more</comment>
        <translation type="unfinished">Se, mikä puuttui, on perillä. Päätöstä ei tarvita.</translation>
    </message>
    <message>
        <source>Någon annan har ändrat samma sak.</source>
        <comment>Conflict</comment>
        <translation type="unfinished">Joku muu on muuttanut samaa asiaa.</translation>
    </message>
    <message>
        <source>Det gick inte att göra just då. Ring gruppledaren.</source>
        <comment>Wrong state of the visit</comment>
        <translation type="unfinished">Sitä ei voinut tehdä juuri silloin. Soittakaa tiimivastaavalle.</translation>
    </message>
    <message>
        <source>Det är för långt eller för stort att skicka. Dela upp det.</source>
        <comment>Too large</comment>
        <translation type="unfinished">Se on liian pitkä tai liian suuri lähetettäväksi. Jakakaa se osiin.</translation>
    </message>
    <message>
        <source>Ni har inte kontakt här längre. Dina ord finns kvar hos dig.</source>
        <comment>Approval withdrawn</comment>
        <translation type="unfinished">Teillä ei ole enää yhteyttä täällä. Sananne ovat tallessa teillä.</translation>
    </message>
    <message>
        <source>Den personen kan inte bli närstående här. Skriv in den som det gäller på nytt.</source>
        <comment>The one who was named is a colleague, a brukare, or close to another brukare</comment>
        <translation type="unfinished">Tätä henkilöä ei voi lisätä tähän. Kirjoita oikea henkilö uudelleen.</translation>
    </message>
    <message>
        <source>Den här enheten är spärrad. Ring gruppledaren.</source>
        <comment>Device or key shut out</comment>
        <translation type="unfinished">Tämän laitteen käyttö on estetty. Soittakaa tiimivastaavalle.</translation>
    </message>
    <message>
        <source>Hubben kunde inte läsa det. Lämna enheten till gruppledaren.</source>
        <comment>Signature, chain or seal</comment>
        <translation type="unfinished">Keskus ei voinut lukea sitä. Antakaa laite tiimivastaavalle.</translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>Vill du att %1 ringer dig?</source>
        <comment>Question; %1 is a first name or the home care</comment>
        <translation type="unfinished">Haluatteko, että %1 soittaa teille?</translation>
    </message>
    <message>
        <source>Du kan inte ringa härifrån än. Plattan skickar ett meddelande.</source>
        <comment>Under the question: no call is made, a message is sent</comment>
        <translation type="unfinished">Täältä ei voi vielä soittaa. Tabletti lähettää viestin.</translation>
    </message>
    <message>
        <source>Ja, be %1 ringa mig</source>
        <comment>Answer; %1 is a first name or the home care</comment>
        <translation type="unfinished">Kyllä, %1 saa soittaa</translation>
    </message>
    <message>
        <source>Nej, gå tillbaka</source>
        <comment>Answer: nothing is sent</comment>
        <translation type="unfinished">Ei, palaa takaisin</translation>
    </message>
    <message>
        <source>Tillbaka till Ring</source>
        <comment>Way back to the list of people</comment>
        <translation type="unfinished">Takaisin: Soita</translation>
    </message>
    <message>
        <source>Meddelandet sparas.</source>
        <comment>In the first moment after the press</comment>
        <translation type="unfinished">Viestiä tallennetaan.</translation>
    </message>
    <message>
        <source>Meddelandet skickades inte.</source>
        <comment>The asking could not be sent; followed by why</comment>
        <translation type="unfinished">Viestiä ei lähetetty.</translation>
    </message>
    <message>
        <source>Du hittar det i Meddelanden.</source>
        <comment>The asking is among the messages</comment>
        <translation type="unfinished">Löydätte sen kohdasta Viestit.</translation>
    </message>
    <message>
        <source>Du ber %1 ringa dig.</source>
        <comment>%1 is a first name or the home care; no call is made yet</comment>
        <translation type="unfinished">Pyydätte, että %1 soittaa teille.</translation>
    </message>
    <message>
        <source>Du kan göra annat så länge.</source>
        <comment>After asking somebody to ring</comment>
        <translation type="unfinished">Voitte tehdä muuta sillä aikaa.</translation>
    </message>
    <message>
        <source>Ring</source>
        <comment>Place on the tablet, and its page: whom one can ask to be rung by</comment>
        <translation type="unfinished">Soita</translation>
    </message>
    <message>
        <source>hemtjänsten</source>
        <comment>A unit of which no name is known, within a sentence</comment>
        <translation type="unfinished">kotihoito</translation>
    </message>
    <message>
        <source>dem</source>
        <comment>The home care, in &apos;Ja, be %1 ringa mig&apos;; its name has just been said</comment>
        <translation type="unfinished">kotihoito</translation>
    </message>
    <message>
        <source>Din omsorgskontakt</source>
        <comment>Under a name: the person&apos;s fasta omsorgskontakt</comment>
        <translation type="unfinished">Omahoitajanne</translation>
    </message>
    <message>
        <source>Närstående</source>
        <comment>Under a name: somebody close, of whom no more is known</comment>
        <translation type="unfinished">Läheinen</translation>
    </message>
    <message>
        <source>Kommer i dag</source>
        <comment>Under a name: somebody who comes today</comment>
        <translation type="unfinished">Tulee tänään</translation>
    </message>
    <message>
        <source>Hemtjänsten</source>
        <comment>Under a name: the home care</comment>
        <translation type="unfinished">Kotihoito</translation>
    </message>
    <message>
        <source>Handläggare</source>
        <comment>Under a name: the person&apos;s handläggare</comment>
        <translation type="unfinished">Käsittelijä</translation>
    </message>
    <message>
        <source>Här finns ingen att ringa till än. Hemtjänsten ordnar det.</source>
        <comment>Nobody is known yet</comment>
        <translation type="unfinished">Täällä ei ole vielä ketään, kenelle soittaa. Kotihoito järjestää sen.</translation>
    </message>
    <message>
        <source>Plattan kan inte läsa namnen just nu.</source>
        <comment>The store cannot be read</comment>
        <translation type="unfinished">Tabletti ei pysty lukemaan nimiä juuri nyt.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Spara</source>
        <comment>Button under a field with the person&apos;s own reason</comment>
        <translation type="unfinished">Tallenna</translation>
    </message>
    <message>
        <source>Skriv varför först.</source>
        <comment>Under an empty field for a person&apos;s reason</comment>
        <translation type="unfinished">Kirjoittakaa ensin syy.</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Ett ögonblick …</source>
        <comment>A code or PIN is being tried</comment>
        <translation type="unfinished">Hetkinen …</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>noll</source>
        <comment>The digit 0, as it is said in a time: &apos;åtta noll två&apos;</comment>
        <translation type="unfinished">nolla</translation>
    </message>
    <message>
        <source>till</source>
        <comment>Between two times: &apos;tio till elva&apos;</comment>
        <translation type="unfinished">viiva</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>För personalen</source>
        <comment>Title of the page behind the staff code</comment>
        <translation type="unfinished">Henkilökunta</translation>
    </message>
    <message>
        <source>Prova ljudet</source>
        <comment>Button: plays the ring at its lowest volume</comment>
        <translation type="unfinished">Kokeile ääntä</translation>
    </message>
    <message>
        <source>Vad har kommit fram?</source>
        <comment>Button: what has been sent from the tablet</comment>
        <translation type="unfinished">Mikä on perillä?</translation>
    </message>
    <message>
        <source>Stäng Tryggve</source>
        <comment>Button: closes the program on the tablet</comment>
        <translation type="unfinished">Sulje Tryggve</translation>
    </message>
    <message>
        <source>Version %1</source>
        <comment>%1 is the program&apos;s version</comment>
        <translation type="unfinished">Versio %1</translation>
    </message>
    <message>
        <source>Laddaren är i.</source>
        <comment>The tablet is plugged in</comment>
        <translation type="unfinished">Laturi on kytketty.</translation>
    </message>
    <message>
        <source>Laddaren är inte i.</source>
        <comment>The tablet is unplugged</comment>
        <translation type="unfinished">Laturia ei ole kytketty.</translation>
    </message>
    <message>
        <source>Plattan vet inte hur mycket batteri som finns.</source>
        <comment>No battery, or it says nothing</comment>
        <translation type="unfinished">Tabletti ei tiedä, paljonko akussa on virtaa.</translation>
    </message>
    <message>
        <source>Batteri %1 %.</source>
        <comment>%1 is a number, then a space and the per cent sign</comment>
        <translation type="unfinished">Akku %1 %.</translation>
    </message>
    <message>
        <source>Ljudet hörs.</source>
        <comment>The tablet&apos;s sound can be heard</comment>
        <translation type="unfinished">Ääni kuuluu.</translation>
    </message>
    <message>
        <source>Ljudet är avstängt med en knapp på plattan.</source>
        <comment>A key on the machine mutes it</comment>
        <translation type="unfinished">Ääni on suljettu tabletin napista.</translation>
    </message>
    <message>
        <source>Plattan hittar ingen högtalare.</source>
        <comment>There is no sound device</comment>
        <translation type="unfinished">Tabletti ei löydä kaiutinta.</translation>
    </message>
    <message>
        <source>Plattan vet inte om ljudet hörs.</source>
        <comment>No program on it can tell</comment>
        <translation type="unfinished">Tabletti ei tiedä, kuuluuko ääni.</translation>
    </message>
    <message>
        <source>Plattan når hemtjänsten.</source>
        <comment>The hub answers</comment>
        <translation type="unfinished">Tabletilla on yhteys kotihoitoon.</translation>
    </message>
    <message>
        <source>Plattan når inte hemtjänsten nu.</source>
        <comment>The hub does not answer</comment>
        <translation type="unfinished">Tabletilla ei ole nyt yhteyttä kotihoitoon.</translation>
    </message>
    <message>
        <source>Inget nät.</source>
        <comment>Neither cable, wireless nor mobile network</comment>
        <translation type="unfinished">Ei verkkoyhteyttä.</translation>
    </message>
    <message>
        <source>Nät med kabel.</source>
        <comment>How the tablet is connected</comment>
        <translation type="unfinished">Verkko kaapelilla.</translation>
    </message>
    <message>
        <source>Trådlöst nät.</source>
        <comment>How the tablet is connected</comment>
        <translation type="unfinished">Langaton verkko.</translation>
    </message>
    <message>
        <source>Mobilt nät.</source>
        <comment>How the tablet is connected</comment>
        <translation type="unfinished">Mobiiliverkko.</translation>
    </message>
    <message>
        <source>Det ringde nu, så lågt som det får vara.</source>
        <comment>After the sound was tried</comment>
        <translation type="unfinished">Nyt se soi niin hiljaa kuin se saa soida.</translation>
    </message>
</context>
<context>
    <name>StaffCode</name>
    <message>
        <source>Fel kod. Försök igen.</source>
        <comment>The staff code was wrong</comment>
        <translation type="unfinished">Väärä koodi. Yrittäkää uudelleen.</translation>
    </message>
    <message>
        <source>Koden kunde inte sparas. Försök igen.</source>
        <comment>The disk did not take the staff code</comment>
        <translation type="unfinished">Koodia ei voitu tallentaa. Yrittäkää uudelleen.</translation>
    </message>
    <message>
        <source>Koderna var inte lika. Börja om.</source>
        <comment>The staff code was not repeated rightly</comment>
        <translation type="unfinished">Koodit eivät olleet samat. Aloittakaa alusta.</translation>
    </message>
    <message>
        <source>För personalen</source>
        <comment>Title: only staff have the code</comment>
        <translation type="unfinished">Henkilökunta</translation>
    </message>
    <message>
        <source>Skriv personalens kod.</source>
        <comment>Under &apos;För personalen&apos;</comment>
        <translation type="unfinished">Kirjoittakaa henkilökunnan koodi.</translation>
    </message>
    <message>
        <source>Samma kod igen</source>
        <comment>Title: the new staff code a second time</comment>
        <translation type="unfinished">Sama koodi uudelleen</translation>
    </message>
    <message>
        <source>Skriv koden en gång till.</source>
        <comment>Under &apos;Samma kod igen&apos;</comment>
        <translation type="unfinished">Kirjoittakaa koodi vielä kerran.</translation>
    </message>
    <message>
        <source>Välj personalens kod</source>
        <comment>Title: the tablet is being set up</comment>
        <translation type="unfinished">Valitkaa henkilökunnan koodi</translation>
    </message>
    <message>
        <source>Bara personalen ska kunna koden. Med den kan man stänga plattan. Skriv sex siffror.</source>
        <comment>Why staff choose a code when the tablet is set up</comment>
        <translation type="unfinished">Vain henkilökunta saa tietää koodin. Sillä tabletin voi sulkea. Kirjoittakaa kuusi numeroa.</translation>
    </message>
</context>
<context>
    <name>StoreProblem</name>
    <message>
        <source>Koden stämmer inte. Försök igen.</source>
        <comment>Wrong PIN</comment>
        <translation type="unfinished">Koodi ei ole oikea. Yrittäkää uudelleen.</translation>
    </message>
    <message>
        <source>Det som är sparat här går inte att öppna på den här enheten. Inget är borttaget. Ring supporten.</source>
        <comment>The key does not fit the database</comment>
        <translation type="unfinished">Tänne tallennettua ei voi avata tällä laitteella. Mitään ei ole poistettu. Soittakaa tukeen.</translation>
    </message>
    <message>
        <source>Det som är sparat här är skadat. Inget är borttaget. Ring supporten innan du gör något mer.</source>
        <comment>Database damaged</comment>
        <translation type="unfinished">Tänne tallennettu on vioittunut. Mitään ei ole poistettu. Soittakaa tukeen, ennen kuin teette muuta.</translation>
    </message>
    <message>
        <source>Minnet på enheten är fullt. Det sista du skrev är inte sparat än. Ta bort annat och försök igen.</source>
        <comment>Disk full</comment>
        <translation type="unfinished">Laitteen muisti on täynnä. Viimeksi kirjoittamaanne ei ole vielä tallennettu. Poistakaa jotakin muuta ja yrittäkää uudelleen.</translation>
    </message>
    <message>
        <source>Programmet är äldre än det som är sparat här. Uppdatera programmet.</source>
        <comment>Newer database</comment>
        <translation type="unfinished">Ohjelma on vanhempi kuin se, mitä tänne on tallennettu. Päivittäkää ohjelma.</translation>
    </message>
    <message>
        <source>Enhetens nyckelring är låst. Lås upp enheten och försök igen.</source>
        <comment>Keyring locked</comment>
        <translation type="unfinished">Laitteen avainnippu on lukittu. Avatkaa laitteen lukitus ja yrittäkää uudelleen.</translation>
    </message>
    <message>
        <source>Det är öppet i ett annat fönster. Stäng det först.</source>
        <comment>Database in use</comment>
        <translation type="unfinished">Se on auki toisessa ikkunassa. Sulkekaa se ensin.</translation>
    </message>
    <message>
        <source>Många fel. Vänta %1 minuter.</source>
        <comment>%1 is a number of minutes</comment>
        <translation type="unfinished">Monta virhettä. Odottakaa %1 minuuttia.</translation>
    </message>
    <message>
        <source>Många fel. Vänta en sekund.</source>
        <comment>The last second of a wait</comment>
        <translation type="unfinished">Monta virhettä. Odottakaa yksi sekunti.</translation>
    </message>
    <message>
        <source>Många fel. Vänta %1 sekunder.</source>
        <comment>%1 is a number of seconds</comment>
        <translation type="unfinished">Monta virhettä. Odottakaa %1 sekuntia.</translation>
    </message>
</context>
<context>
    <name>Tablet</name>
    <message>
        <source>I dag</source>
        <comment>Name of the screen with the day&apos;s visits</comment>
        <translation type="unfinished">Tänään</translation>
    </message>
    <message>
        <source>Här ser du snart vem som kommer till dig.</source>
        <comment>Home screen before the first plan</comment>
        <translation type="unfinished">Täällä näette pian, kuka tulee luoksenne.</translation>
    </message>
    <message>
        <source>I dag är inget besök planerat.</source>
        <comment>The day&apos;s list is empty</comment>
        <translation type="unfinished">Tänään ei ole tulossa käyntejä.</translation>
    </message>
    <message>
        <source>Larmklockan på armen gäller.</source>
        <comment>What the alarm is worth without network: the wrist alarm counts; nothing is said of this button</comment>
        <translation type="unfinished">Hälytin on ranteessa.</translation>
    </message>
    <message>
        <source>Larmklockan på armen gäller. Den här knappen når hemtjänsten.</source>
        <comment>What the alarm is worth: the wrist alarm is the one that counts; this button reaches the home care</comment>
        <translation type="unfinished">Hälytin on ranteessa. Tästä saa yhteyden kotihoitoon.</translation>
    </message>
    <message>
        <source>Plattan kan inte läsa det som är nytt. Säg till hemtjänsten.</source>
        <comment>The store failed</comment>
        <translation type="unfinished">Tabletti ei pysty lukemaan uusia tietoja. Kertokaa siitä kotihoitoon.</translation>
    </message>
    <message>
        <source>Hemtjänsten</source>
        <comment>Said when it is not known who comes: &apos;Hemtjänsten kommer&apos;</comment>
        <translation type="unfinished">Kotihoito</translation>
    </message>
    <message>
        <source>%1 är här nu</source>
        <comment>%1 is a first name</comment>
        <translation type="unfinished">Täällä on nyt %1</translation>
    </message>
    <message>
        <source>%1 kommer i stället</source>
        <comment>Somebody else than planned; %1 is a first name</comment>
        <translation type="unfinished">Tänne tuleekin %1</translation>
    </message>
    <message>
        <source>%1 kommer</source>
        <comment>%1 is a first name, or &apos;Amina och Bo&apos;</comment>
        <translation type="unfinished">Tänne tulee %1</translation>
    </message>
    <message>
        <source>Skulle komma %1</source>
        <comment>A late visit; %1 is &apos;10.45&apos;</comment>
        <translation type="unfinished">Piti tulla kello %1</translation>
    </message>
    <message>
        <source>Du behöver inte göra något.</source>
        <comment>Under &apos;Amina är sen&apos;</comment>
        <translation type="unfinished">Teidän ei tarvitse tehdä mitään.</translation>
    </message>
    <message>
        <source>Det kan ha ändrats.</source>
        <comment>A late visit; why it is not known is said beside the screen</comment>
        <translation type="unfinished">Se on voinut muuttua.</translation>
    </message>
    <message>
        <source>I morgon klockan %1 kommer %2.</source>
        <comment>%1 is &apos;8&apos; or &apos;8.15&apos;, %2 a first name</comment>
        <translation type="unfinished">Huomenna kello %1 tulee %2.</translation>
    </message>
    <message>
        <source>Ingen mer kommer i dag</source>
        <comment>Home screen, when the day&apos;s visits are over</comment>
        <translation type="unfinished">Tänään ei tule enää muita</translation>
    </message>
    <message>
        <source>Välkommen</source>
        <comment>Home screen before the first plan has come</comment>
        <translation type="unfinished">Tervetuloa</translation>
    </message>
    <message>
        <source>Här ser du snart vem som kommer till dig.</source>
        <comment>Home screen before the first plan has come</comment>
        <translation type="unfinished">Täällä näette pian, kuka tulee luoksenne.</translation>
    </message>
    <message>
        <source>För i morgon är inget planerat.</source>
        <comment>Nobody tomorrow either</comment>
        <translation type="unfinished">Huomenna ei ole tulossa ketään.</translation>
    </message>
    <message>
        <source>%1 har varit här</source>
        <comment>A visit that is over; %1 is a first name</comment>
        <translation type="unfinished">Täällä on käynyt %1</translation>
    </message>
    <message>
        <source>Inställt besök</source>
        <comment>In the tablet&apos;s day: a visit that will not be</comment>
        <translation type="unfinished">Peruttu käynti</translation>
    </message>
    <message>
        <source>%1 är sena</source>
        <comment>Late, two people; %1 is &apos;Amina och Bo&apos;</comment>
        <translation type="unfinished">%1 ovat myöhässä</translation>
    </message>
    <message>
        <source>%1 är sen</source>
        <comment>Late; %1 is a first name</comment>
        <translation type="unfinished">%1 on myöhässä</translation>
    </message>
    <message>
        <source>Plattan väntar på nytt från hemtjänsten.</source>
        <comment>The hub was restored and tells nothing yet</comment>
        <translation type="unfinished">Tabletti odottaa uusia tietoja kotihoidosta.</translation>
    </message>
    <message>
        <source>Plattan har kontakt.</source>
        <comment>The tablet is online and has the newest plan</comment>
        <translation type="unfinished">Tabletissa on yhteys.</translation>
    </message>
    <message>
        <source>Plattan hämtar det som ska stå här.</source>
        <comment>Connected, the first plan is on its way</comment>
        <translation type="unfinished">Tabletti hakee tietoja.</translation>
    </message>
    <message>
        <source>Det finns inget nät just nu.</source>
        <comment>The tablet is offline</comment>
        <translation type="unfinished">Verkkoyhteyttä ei ole juuri nyt.</translation>
    </message>
    <message>
        <source>Ingen kontakt. Säg till hemtjänsten.</source>
        <comment>The hub refuses this device</comment>
        <translation type="unfinished">Ei yhteyttä. Kertokaa siitä kotihoitoon.</translation>
    </message>
    <message>
        <source>Sätt i laddaren.</source>
        <comment>The tablet is unplugged; told to its person</comment>
        <translation type="unfinished">Kytkekää laturi.</translation>
    </message>
    <message>
        <source>Ljudet är av.</source>
        <comment>Nothing that rings would be heard; told to its person</comment>
        <translation type="unfinished">Ääni on pois päältä.</translation>
    </message>
    <message>
        <source>Det här är från %1.</source>
        <comment>%1 is &apos;klockan 9.10&apos; or &apos;i går klockan 9.10&apos;</comment>
        <translation type="unfinished">Päivitetty %1.</translation>
    </message>
    <message>
        <source>klockan %1</source>
        <comment>%1 is &apos;9.10&apos;</comment>
        <translation type="unfinished">kello %1</translation>
    </message>
    <message>
        <source>i går %1</source>
        <comment>%1 is &apos;klockan 9.10&apos;</comment>
        <translation type="unfinished">eilen %1</translation>
    </message>
    <message>
        <source>Någon med egen nyckel</source>
        <comment>Somebody opened with a key that the lock does not know</comment>
        <translation type="unfinished">Joku omalla avaimella</translation>
    </message>
    <message>
        <source>Någon från %1</source>
        <comment>The name is not known; %1 is an organisation</comment>
        <translation type="unfinished">Joku: %1</translation>
    </message>
    <message>
        <source>Någon</source>
        <comment>Somebody whose key the lock knows; neither name nor organisation is known</comment>
        <translation type="unfinished">Joku</translation>
    </message>
    <message>
        <source>Det kan ha varit du själv.</source>
        <comment>After &apos;Någon med egen nyckel&apos;</comment>
        <translation type="unfinished">Se saatoitte olla te itse.</translation>
    </message>
    <message>
        <source>öppnade %1</source>
        <comment>After &apos;Någon med egen nyckel&apos;; %1 is &apos;i dag 10.31&apos;</comment>
        <translation type="unfinished">avasi oven %1</translation>
    </message>
    <message>
        <source>kom %1</source>
        <comment>After a first name; %1 is &apos;i dag 10.31&apos;</comment>
        <translation type="unfinished">tuli %1</translation>
    </message>
    <message>
        <source>Genom porten.</source>
        <comment>Which door a visitor came in by</comment>
        <translation type="unfinished">Alaoven kautta.</translation>
    </message>
    <message>
        <source>Genom dörren.</source>
        <comment>Which door a visitor came in by</comment>
        <translation type="unfinished">Asunnon oven kautta.</translation>
    </message>
    <message>
        <source>Gick %1.</source>
        <comment>When the visitor left; %1 is 11.05</comment>
        <translation type="unfinished">Lähti kello %1.</translation>
    </message>
    <message>
        <source>i dag</source>
        <comment>Between a name and a time</comment>
        <translation type="unfinished">tänään kello</translation>
    </message>
    <message>
        <source>i går</source>
        <comment>Between a name and a time</comment>
        <translation type="unfinished">eilen kello</translation>
    </message>
    <message>
        <source>Vem har varit här</source>
        <comment>Name of the screen with who has been in the home</comment>
        <translation type="unfinished">Kuka täällä on käynyt</translation>
    </message>
    <message>
        <source>Här ser du snart vem som har varit hos dig.</source>
        <comment>Before the first plan has come</comment>
        <translation type="unfinished">Täällä näette pian, kuka luonanne on käynyt.</translation>
    </message>
    <message>
        <source>Ingen har varit här de senaste två veckorna.</source>
        <comment>The list of visitors is empty</comment>
        <translation type="unfinished">Täällä ei ole käynyt ketään kahteen viikkoon.</translation>
    </message>
    <message>
        <source>Larmklockan på armen gäller.</source>
        <comment>What the alarm is worth: the tablet has none</comment>
        <translation type="unfinished">Hälytin on ranteessa.</translation>
    </message>
</context>
<context>
    <name>TabletArrived</name>
    <message>
        <source>En sak har inte kommit fram än.</source>
        <comment>The tablet&apos;s page of what has arrived</comment>
        <translation type="unfinished">Yksi asia ei ole vielä perillä.</translation>
    </message>
    <message numerus="yes">
        <source>%n saker har inte kommit fram än.</source>
        <comment>%n is a number from 2</comment>
        <translation type="unfinished">
            <numerusform>%n asia ei ole vielä perillä.</numerusform>
            <numerusform>%n asiaa ei ole vielä perillä.</numerusform>
        </translation>
    </message>
    <message>
        <source>Inget väntar här.</source>
        <comment>Nothing has been written on the tablet</comment>
        <translation type="unfinished">Täällä ei odota mitään.</translation>
    </message>
    <message>
        <source>Allt du har skrivit har kommit fram.</source>
        <comment>Everything has arrived</comment>
        <translation type="unfinished">Kaikki kirjoittamanne on perillä.</translation>
    </message>
    <message>
        <source>Du behöver inte göra något.</source>
        <comment>Nothing to do</comment>
        <translation type="unfinished">Teidän ei tarvitse tehdä mitään.</translation>
    </message>
    <message>
        <source>Det sista kom fram %1.</source>
        <comment>%1 is &apos;i dag klockan 9.10&apos;</comment>
        <translation type="unfinished">Viimeinen tuli perille %1.</translation>
    </message>
    <message>
        <source>Plattan skickar det nu. Du behöver inte göra något.</source>
        <comment>On its way</comment>
        <translation type="unfinished">Tabletti lähettää sitä nyt. Teidän ei tarvitse tehdä mitään.</translation>
    </message>
    <message>
        <source>Det finns inget nät. Plattan skickar det när nätet är tillbaka.</source>
        <comment>Waits for the network</comment>
        <translation type="unfinished">Verkkoyhteyttä ei ole. Tabletti lähettää sen, kun yhteys palaa.</translation>
    </message>
    <message>
        <source>Dörren öppnades eller låstes</source>
        <comment>What the tablet carried from the lock</comment>
        <translation type="unfinished">Ovi avattiin tai lukittiin</translation>
    </message>
    <message>
        <source>Du läste något</source>
        <comment>Something was read on the tablet</comment>
        <translation type="unfinished">Luitte jotakin</translation>
    </message>
    <message>
        <source>Du ändrade plattan</source>
        <comment>Text size, sound or the like was changed</comment>
        <translation type="unfinished">Muutitte tabletin asetuksia</translation>
    </message>
    <message>
        <source>Du övade</source>
        <comment>A lesson was done, or who may see that was chosen</comment>
        <translation type="unfinished">Harjoittelitte</translation>
    </message>
    <message>
        <source>Du sa vad du tyckte</source>
        <comment>One of three faces was chosen</comment>
        <translation type="unfinished">Kerroitte mielipiteenne</translation>
    </message>
    <message>
        <source>Plattan berättade hur den mår</source>
        <comment>The tablet told of battery and sound</comment>
        <translation type="unfinished">Tabletti kertoi tilansa</translation>
    </message>
    <message>
        <source>Du avslutade en kontakt</source>
        <comment>The brukare took a yes back</comment>
        <translation type="unfinished">Lopetitte yhteydenpidon</translation>
    </message>
    <message>
        <source>Något som du gjorde</source>
        <comment>Any other thing</comment>
        <translation type="unfinished">Jotakin, mitä teitte</translation>
    </message>
    <message>
        <source>Det kunde inte tas emot. Säg till hemtjänsten.</source>
        <comment>Refused by the hub</comment>
        <translation type="unfinished">Sitä ei voitu ottaa vastaan. Kertokaa siitä kotihoitoon.</translation>
    </message>
    <message>
        <source>Det är sparat här på plattan.</source>
        <comment>Not sent yet</comment>
        <translation type="unfinished">Se on tallessa täällä tabletissa.</translation>
    </message>
    <message>
        <source>Det har kommit fram. Någon ska titta på det.</source>
        <comment>Held by the hub</comment>
        <translation type="unfinished">Se on perillä. Joku katsoo sen.</translation>
    </message>
    <message>
        <source>Det har kommit fram.</source>
        <comment>Received by the hub</comment>
        <translation type="unfinished">Se on perillä.</translation>
    </message>
    <message>
        <source>i dag klockan %1</source>
        <comment>%1 is &apos;9.10&apos;</comment>
        <translation type="unfinished">tänään kello %1</translation>
    </message>
    <message>
        <source>i går klockan %1</source>
        <comment>%1 is &apos;9.10&apos;</comment>
        <translation type="unfinished">eilen kello %1</translation>
    </message>
    <message>
        <source>%2 klockan %1</source>
        <comment>%2 is &apos;måndag 23 november&apos;, %1 is &apos;9.10&apos;</comment>
        <translation type="unfinished">%2 kello %1</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Starta Tryggve</source>
        <comment>Button: staff have closed the program</comment>
        <translation type="unfinished">Käynnistä Tryggve</translation>
    </message>
    <message>
        <source>Personalen har stängt plattan.</source>
        <comment>Staff have closed the program</comment>
        <translation type="unfinished">Henkilökunta on sulkenut tabletin.</translation>
    </message>
    <message>
        <source>Plattan har stannat.</source>
        <comment>The program does not start just now</comment>
        <translation type="unfinished">Tabletti on pysähtynyt.</translation>
    </message>
    <message>
        <source>Plattan startar. Vänta lite.</source>
        <comment>The program is starting</comment>
        <translation type="unfinished">Tabletti käynnistyy. Odottakaa hetki.</translation>
    </message>
    <message>
        <source>Den försöker igen klockan %1.</source>
        <comment>%1 is &apos;10.45&apos;</comment>
        <translation type="unfinished">Se yrittää uudelleen kello %1.</translation>
    </message>
    <message>
        <source>Du behöver inte göra något.</source>
        <comment>The program tries again by itself</comment>
        <translation type="unfinished">Teidän ei tarvitse tehdä mitään.</translation>
    </message>
</context>
<context>
    <name>WhatArrived</name>
    <message>
        <source>Vad har kommit fram?</source>
        <comment>Name of the page, and of the button that leads to it</comment>
        <translation type="unfinished">Mikä on perillä?</translation>
    </message>
</context>
</TS>
