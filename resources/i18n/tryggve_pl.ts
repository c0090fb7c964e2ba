<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl" sourcelanguage="sv_SE">
<context>
    <name>Alarm</name>
    <message>
        <source>Når hemtjänsten.</source>
        <comment>Spoken after the alarm button&apos;s word: it reaches the home care</comment>
        <translation type="unfinished">Łączy z opieką domową.</translation>
    </message>
    <message>
        <source>Larmet är på</source>
        <comment>On the alarm button while an alarm goes on</comment>
        <translation type="unfinished">Alarm jest włączony</translation>
    </message>
    <message>
        <source>LARM</source>
        <comment>On the round alarm button: one short word in capitals</comment>
        <translation type="unfinished">ALARM</translation>
    </message>
    <message>
        <source>Larmet är avslutat.</source>
        <comment>Somebody of the home care has closed it</comment>
        <translation type="unfinished">Alarm jest zakończony.</translation>
    </message>
    <message>
        <source>Behöver du hjälp igen? Tryck på larmet.</source>
        <comment>After: the alarm is over</comment>
        <translation type="unfinished">Czy znów potrzebna jest pomoc? Proszę nacisnąć alarm.</translation>
    </message>
    <message>
        <source>Du har tagit tillbaka larmet.</source>
        <comment>The person pressed &apos;Det var fel&apos;</comment>
        <translation type="unfinished">Alarm został odwołany.</translation>
    </message>
    <message>
        <source>Hemtjänsten vet att det var fel. De kanske ringer ändå.</source>
        <comment>After a mistake</comment>
        <translation type="unfinished">Opieka domowa wie, że to była pomyłka. Mogą jednak zadzwonić.</translation>
    </message>
    <message>
        <source>Hemtjänsten får veta det så snart det går.</source>
        <comment>The mistake has not been told yet</comment>
        <translation type="unfinished">Opieka domowa dowie się o tym jak najszybciej.</translation>
    </message>
    <message>
        <source>%1 har tagit emot ditt larm.</source>
        <comment>%1 is a name</comment>
        <translation type="unfinished">Alarm odebrany. Odbiera: %1.</translation>
    </message>
    <message>
        <source>Någon</source>
        <comment>Who has accepted is not known by name</comment>
        <translation type="unfinished">Ktoś</translation>
    </message>
    <message>
        <source>Det var klockan %1.</source>
        <comment>%1 is 10.31: when somebody accepted the alarm</comment>
        <translation type="unfinished">To było o %1.</translation>
    </message>
    <message>
        <source>Ring 112 om det är bråttom.</source>
        <comment>The emergency number; nobody has answered yet</comment>
        <translation type="unfinished">W pilnej sprawie proszę dzwonić pod 112.</translation>
    </message>
    <message>
        <source>Ingen har svarat än.</source>
        <comment>A minute has gone by without an answer</comment>
        <translation type="unfinished">Nikt jeszcze nie odpowiedział.</translation>
    </message>
    <message>
        <source>Plattan fortsätter att larma.</source>
        <comment>It goes on trying</comment>
        <translation type="unfinished">Tablet nadal wysyła alarm.</translation>
    </message>
    <message>
        <source>Ingen kan svara på larmet just nu.</source>
        <comment>The hub has it; nobody&apos;s device rings</comment>
        <translation type="unfinished">Teraz nikt nie może odpowiedzieć na alarm.</translation>
    </message>
    <message>
        <source>Larmet har gått till hemtjänsten.</source>
        <comment>The hub has it; nobody has accepted it yet</comment>
        <translation type="unfinished">Alarm dotarł do opieki domowej.</translation>
    </message>
    <message>
        <source>Vänta. Här står det snart vem som har tagit emot det.</source>
        <comment>Nobody has accepted it yet</comment>
        <translation type="unfinished">Proszę czekać. Wkrótce będzie tu widać, kto go odebrał.</translation>
    </message>
    <message>
        <source>Larmet har inte kommit fram än.</source>
        <comment>The hub cannot be reached</comment>
        <translation type="unfinished">Alarm jeszcze nie dotarł.</translation>
    </message>
    <message>
        <source>Plattan försöker hela tiden.</source>
        <comment>It goes on trying</comment>
        <translation type="unfinished">Tablet cały czas próbuje.</translation>
    </message>
    <message>
        <source>Larmet skickas nu.</source>
        <comment>In the first moment after the press</comment>
        <translation type="unfinished">Alarm jest teraz wysyłany.</translation>
    </message>
    <message>
        <source>Ditt larm</source>
        <comment>Name of the page about the alarm that goes on</comment>
        <translation type="unfinished">Alarm</translation>
    </message>
    <message>
        <source>Det var fel</source>
        <comment>Button: the alarm was pressed by mistake</comment>
        <translation type="unfinished">To pomyłka</translation>
    </message>
</context>
<context>
    <name>Call</name>
    <message>
        <source>Videosamtal</source>
        <comment>Name of the page after a call</comment>
        <translation type="unfinished">Rozmowa wideo</translation>
    </message>
    <message>
        <source>%1 och %2</source>
        <comment>Two people in a call; %1 and %2 are names</comment>
        <translation type="unfinished">%1 i %2</translation>
    </message>
    <message>
        <source>%1 ringer</source>
        <comment>A video call rings; %1 is who calls</comment>
        <translation type="unfinished">Dzwoni %1</translation>
    </message>
    <message>
        <source>Det ringer hos %1.</source>
        <comment>%1 is who is called</comment>
        <translation type="unfinished">Dzwoni u: %1.</translation>
    </message>
    <message>
        <source>Förbindelsen bröts. Vi försöker igen.</source>
        <comment>In a call: the network went away for now</comment>
        <translation type="unfinished">Połączenie zostało przerwane. Próbujemy jeszcze raz.</translation>
    </message>
    <message>
        <source>Samtalet kopplas.</source>
        <comment>Answered, not connected yet</comment>
        <translation type="unfinished">Łączymy rozmowę.</translation>
    </message>
    <message>
        <source>Du syns och hörs inte. Kamera och mikrofon saknas.</source>
        <comment>In a call: no devices</comment>
        <translation type="unfinished">Nie widać i nie słychać Pana/Pani. Brak kamery i mikrofonu.</translation>
    </message>
    <message>
        <source>Du hörs inte. Mikrofonen saknas.</source>
        <comment>In a call: no microphone</comment>
        <translation type="unfinished">Nie słychać Pana/Pani. Brak mikrofonu.</translation>
    </message>
    <message>
        <source>Du hörs men syns inte. Kameran saknas.</source>
        <comment>In a call: no camera</comment>
        <translation type="unfinished">Słychać Pana/Panią, ale nie widać. Brak kamery.</translation>
    </message>
    <message>
        <source>Du har svarat på en annan skärm.</source>
        <comment>Another device of the same person answered</comment>
        <translation type="unfinished">Odebrano na innym ekranie.</translation>
    </message>
    <message>
        <source>%1 kan inte svara just nu.</source>
        <comment>%1 is who was called, and pressed &apos;Inte nu&apos;</comment>
        <translation type="unfinished">%1 nie może teraz odebrać.</translation>
    </message>
    <message>
        <source>%1 svarade inte.</source>
        <comment>%1 is who was called</comment>
        <translation type="unfinished">Brak odpowiedzi: %1.</translation>
    </message>
    <message>
        <source>%1 har ringt dig.</source>
        <comment>A call that was not answered; %1 is who called</comment>
        <translation type="unfinished">Dzwonili do Pana/Pani: %1.</translation>
    </message>
    <message>
        <source>Samtalet är slut.</source>
        <comment>After a call</comment>
        <translation type="unfinished">Rozmowa skończona.</translation>
    </message>
    <message>
        <source>Ni pratade %1.</source>
        <comment>A call that is over; %1 is when: &apos;10.45&apos;, &apos;i går 10.45&apos;</comment>
        <translation type="unfinished">Rozmowa: %1.</translation>
    </message>
    <message>
        <source>Ringde %1.</source>
        <comment>Below a name: a call from there that nobody answered; %1 is when</comment>
        <translation type="unfinished">Telefon: %1.</translation>
    </message>
    <message>
        <source>%2 ringde %1.</source>
        <comment>A call nobody answered; %2 is who called, %1 when</comment>
        <translation type="unfinished">%2: telefon %1.</translation>
    </message>
    <message>
        <source>Kunde inte svara %1.</source>
        <comment>Who was called pressed &apos;Inte nu&apos;; %1 is when</comment>
        <translation type="unfinished">Nie można było odebrać: %1.</translation>
    </message>
    <message>
        <source>Svarade inte %1.</source>
        <comment>Who was called did not answer; %1 is when</comment>
        <translation type="unfinished">Brak odpowiedzi: %1.</translation>
    </message>
    <message>
        <source>Det går inte att ringa utan nät. Försök igen.</source>
        <comment>A call could not be begun</comment>
        <translation type="unfinished">Bez sieci nie można dzwonić. Proszę spróbować jeszcze raz.</translation>
    </message>
    <message>
        <source>Det har ringts många gånger. Vänta en stund.</source>
        <comment>Too many calls in a row</comment>
        <translation type="unfinished">Było dużo połączeń. Proszę chwilę poczekać.</translation>
    </message>
    <message>
        <source>Du kan inte ringa dit just nu.</source>
        <comment>No right to call this person any more</comment>
        <translation type="unfinished">Teraz nie można tam zadzwonić.</translation>
    </message>
    <message>
        <source>Samtalet är redan besvarat eller slut.</source>
        <comment>Answered too late</comment>
        <translation type="unfinished">Rozmowę już odebrano albo się skończyła.</translation>
    </message>
    <message>
        <source>Samtalet gick inte fram. Försök igen.</source>
        <comment>A call could not be begun</comment>
        <translation type="unfinished">Nie udało się połączyć. Proszę spróbować jeszcze raz.</translation>
    </message>
    <message>
        <source>Svara</source>
        <comment>Button: answers a video call. The largest on the screen</comment>
        <translation type="unfinished">Odbierz</translation>
    </message>
    <message>
        <source>Inte nu</source>
        <comment>Button: does not answer a video call</comment>
        <translation type="unfinished">Nie teraz</translation>
    </message>
    <message>
        <source>Lägg på</source>
        <comment>Button: ends a video call</comment>
        <translation type="unfinished">Rozłącz</translation>
    </message>
    <message>
        <source>Ljud av</source>
        <comment>Switch: others do not hear this person</comment>
        <translation type="unfinished">Wyłącz dźwięk</translation>
    </message>
    <message>
        <source>Bild av</source>
        <comment>Switch: others do not see this person</comment>
        <translation type="unfinished">Wyłącz obraz</translation>
    </message>
</context>
<context>
    <name>ClosePeople</name>
    <message>
        <source>%1 gjorde en länk till %2, %3.</source>
        <comment>%1 made a one-time link to %2; %3 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished">%1: nowy link dla %2, %3.</translation>
    </message>
    <message>
        <source>En länk gjordes till %2, %3.</source>
        <comment>%2 is a name, %3 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished">Zrobiono link dla %2, %3.</translation>
    </message>
    <message>
        <source>Ingen har öppnat den än.</source>
        <comment>Of a one-time link</comment>
        <translation type="unfinished">Nikt go jeszcze nie otworzył.</translation>
    </message>
    <message>
        <source>Den öppnades %1.</source>
        <comment>Of a one-time link; %1 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished">Otwarto go %1.</translation>
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
        <translation type="unfinished">%1 w nocy</translation>
    </message>
    <message>
        <source>%1 morgon</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished">%1 rano</translation>
    </message>
    <message>
        <source>%1 förmiddag</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished">%1 przed południem</translation>
    </message>
    <message>
        <source>%1 eftermiddag</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished">%1 po południu</translation>
    </message>
    <message>
        <source>%1 kväll</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished">%1 wieczorem</translation>
    </message>
    <message>
        <source>i går %1</source>
        <comment>A time yesterday; %1 is the time, 10.45</comment>
        <translation type="unfinished">wczoraj %1</translation>
    </message>
</context>
<context>
    <name>Fit</name>
    <message>
        <source>Här</source>
        <comment>Word on the button that is to be hit</comment>
        <translation type="unfinished">Tutaj</translation>
    </message>
    <message>
        <source>Nästa fråga</source>
        <comment>Button: leave this question</comment>
        <translation type="unfinished">Następne pytanie</translation>
    </message>
    <message>
        <source>Tryck på knappen där det står Här.</source>
        <comment>What to do: a button is to be hit</comment>
        <translation type="unfinished">Proszę nacisnąć przycisk z napisem Tutaj.</translation>
    </message>
    <message>
        <source>Bra. Tryck på Här igen.</source>
        <comment>After a hit: the next button</comment>
        <translation type="unfinished">Dobrze. Proszę znów nacisnąć Tutaj.</translation>
    </message>
    <message>
        <source>Nästan. Prova en gång till.</source>
        <comment>The finger came down beside the button</comment>
        <translation type="unfinished">Prawie. Proszę spróbować jeszcze raz.</translation>
    </message>
    <message>
        <source>Så är det nu.</source>
        <comment>Said of the answer that is set now</comment>
        <translation type="unfinished">Tak jest teraz.</translation>
    </message>
    <message>
        <source>Till Ändra plattan</source>
        <comment>Way back, in few words; &apos;Ändra plattan&apos; is the page&apos;s name</comment>
        <translation type="unfinished">Do: Zmień tablet</translation>
    </message>
    <message>
        <source>Det gick inte att spara. Allt är som förut.</source>
        <comment>The disk did not take the change</comment>
        <translation type="unfinished">Nie udało się zapisać. Wszystko jest jak przedtem.</translation>
    </message>
    <message>
        <source>Större text</source>
        <comment>Button: makes the text larger at once</comment>
        <translation type="unfinished">Większy tekst</translation>
    </message>
    <message>
        <source>Mindre text</source>
        <comment>Button: makes the text smaller at once</comment>
        <translation type="unfinished">Mniejszy tekst</translation>
    </message>
    <message>
        <source>Prova dig fram</source>
        <comment>Button: begins the try-out</comment>
        <translation type="unfinished">Wypróbuj</translation>
    </message>
    <message>
        <source>Nu: %1</source>
        <comment>How it is set now; %1 is one of the answers</comment>
        <translation type="unfinished">Teraz: %1</translation>
    </message>
    <message>
        <source>Ångra det sista</source>
        <comment>Button: takes the newest change back</comment>
        <translation type="unfinished">Cofnij ostatnie</translation>
    </message>
    <message>
        <source>Storlek</source>
        <comment>What to change: size of text</comment>
        <translation type="unfinished">Rozmiar</translation>
    </message>
    <message>
        <source>Färger</source>
        <comment>What to change: colours</comment>
        <translation type="unfinished">Kolory</translation>
    </message>
    <message>
        <source>Ljud</source>
        <comment>What to change: sounds</comment>
        <translation type="unfinished">Dźwięk</translation>
    </message>
    <message>
        <source>Tryck</source>
        <comment>What to change: touch</comment>
        <translation type="unfinished">Dotyk</translation>
    </message>
    <message>
        <source>Läsa högt</source>
        <comment>What to change: reading aloud</comment>
        <translation type="unfinished">Czytanie na głos</translation>
    </message>
    <message>
        <source>Hand</source>
        <comment>What to change: which hand</comment>
        <translation type="unfinished">Ręka</translation>
    </message>
    <message>
        <source>Knappar</source>
        <comment>What to change: places and pictures</comment>
        <translation type="unfinished">Przyciski</translation>
    </message>
    <message>
        <source>Språk</source>
        <comment>What to change: language</comment>
        <translation type="unfinished">Język</translation>
    </message>
    <message>
        <source>Utan tryck</source>
        <comment>What to change: no touch</comment>
        <translation type="unfinished">Bez dotyku</translation>
    </message>
    <message>
        <source>Textens storlek</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">Rozmiar tekstu</translation>
    </message>
    <message>
        <source>Hur stor text vill du ha?</source>
        <comment>Question</comment>
        <translation type="unfinished">Jak duży ma być tekst?</translation>
    </message>
    <message>
        <source>Vanlig</source>
        <comment>Answer: text size 100 %</comment>
        <translation type="unfinished">Zwykły</translation>
    </message>
    <message>
        <source>Lite större</source>
        <comment>Answer: text size 125 %</comment>
        <translation type="unfinished">Trochę większy</translation>
    </message>
    <message>
        <source>Större</source>
        <comment>Answer: text size 150 %</comment>
        <translation type="unfinished">Większy</translation>
    </message>
    <message>
        <source>Dubbelt så stor</source>
        <comment>Answer: text size 200 %</comment>
        <translation type="unfinished">Dwa razy większy</translation>
    </message>
    <message>
        <source>Mycket stor</source>
        <comment>Answer: text size 250 %</comment>
        <translation type="unfinished">Bardzo duży</translation>
    </message>
    <message>
        <source>Störst</source>
        <comment>Answer: text size 300 %</comment>
        <translation type="unfinished">Największy</translation>
    </message>
    <message>
        <source>Ljus eller mörk</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">Jasny czy ciemny</translation>
    </message>
    <message>
        <source>Hur ska plattan se ut?</source>
        <comment>Question: colours</comment>
        <translation type="unfinished">Jak ma wyglądać tablet?</translation>
    </message>
    <message>
        <source>Ljus</source>
        <comment>Answer: light theme</comment>
        <translation type="unfinished">Jasny</translation>
    </message>
    <message>
        <source>Mörk</source>
        <comment>Answer: dark theme</comment>
        <translation type="unfinished">Ciemny</translation>
    </message>
    <message>
        <source>Svart och gul</source>
        <comment>Answer: high contrast theme</comment>
        <translation type="unfinished">Czarno-żółty</translation>
    </message>
    <message>
        <source>Hur högt det ringer</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">Głośność dzwonka</translation>
    </message>
    <message>
        <source>Hur högt ska plattan ringa? Den ringer aldrig svagare.</source>
        <comment>Question</comment>
        <translation type="unfinished">Jak głośno ma dzwonić tablet? Nigdy nie będzie ciszej.</translation>
    </message>
    <message>
        <source>Svagt</source>
        <comment>Answer: how loud</comment>
        <translation type="unfinished">Cicho</translation>
    </message>
    <message>
        <source>Lagom</source>
        <comment>Answer: how loud</comment>
        <translation type="unfinished">Średnio</translation>
    </message>
    <message>
        <source>Högt</source>
        <comment>Answer: how loud</comment>
        <translation type="unfinished">Głośno</translation>
    </message>
    <message>
        <source>Så högt det går</source>
        <comment>Answer: how loud</comment>
        <translation type="unfinished">Najgłośniej</translation>
    </message>
    <message>
        <source>Vilket ljud</source>
        <comment>Name of a question: which alert sound</comment>
        <translation type="unfinished">Jaki dźwięk</translation>
    </message>
    <message>
        <source>Vilket ljud hör du bäst?</source>
        <comment>Question</comment>
        <translation type="unfinished">Który dźwięk słychać najlepiej?</translation>
    </message>
    <message>
        <source>Mörkt ljud</source>
        <comment>Answer: low sound</comment>
        <translation type="unfinished">Niski dźwięk</translation>
    </message>
    <message>
        <source>Mellanljud</source>
        <comment>Answer: the middle one of three sounds</comment>
        <translation type="unfinished">Średni dźwięk</translation>
    </message>
    <message>
        <source>Ljust ljud</source>
        <comment>Answer: high sound</comment>
        <translation type="unfinished">Wysoki dźwięk</translation>
    </message>
    <message>
        <source>När det räknas</source>
        <comment>Name of a question: when a touch counts</comment>
        <translation type="unfinished">Kiedy się liczy</translation>
    </message>
    <message>
        <source>När ska ett tryck räknas?</source>
        <comment>Question</comment>
        <translation type="unfinished">Kiedy naciśnięcie ma się liczyć?</translation>
    </message>
    <message>
        <source>När jag lyfter fingret</source>
        <comment>Answer: press on release</comment>
        <translation type="unfinished">Gdy podnoszę palec</translation>
    </message>
    <message>
        <source>När jag rör knappen</source>
        <comment>Answer: press on touch</comment>
        <translation type="unfinished">Gdy dotykam przycisku</translation>
    </message>
    <message>
        <source>Hålla kvar fingret</source>
        <comment>Name of a question: hold time</comment>
        <translation type="unfinished">Przytrzymanie palca</translation>
    </message>
    <message>
        <source>Hur länge ska fingret vara på knappen?</source>
        <comment>Question</comment>
        <translation type="unfinished">Jak długo palec ma być na przycisku?</translation>
    </message>
    <message>
        <source>Ett kort tryck räcker</source>
        <comment>Answer: hold time none</comment>
        <translation type="unfinished">Wystarczy krótkie naciśnięcie</translation>
    </message>
    <message>
        <source>En halv sekund</source>
        <comment>Answer: a time</comment>
        <translation type="unfinished">Pół sekundy</translation>
    </message>
    <message>
        <source>En sekund</source>
        <comment>Answer: a time</comment>
        <translation type="unfinished">Jedna sekunda</translation>
    </message>
    <message>
        <source>Två sekunder</source>
        <comment>Answer: a time</comment>
        <translation type="unfinished">Dwie sekundy</translation>
    </message>
    <message>
        <source>Tryck som blir två</source>
        <comment>Name of a question: ignore repeats</comment>
        <translation type="unfinished">Podwójne naciśnięcia</translation>
    </message>
    <message>
        <source>Hur länge ska plattan vänta på nästa tryck?</source>
        <comment>Question</comment>
        <translation type="unfinished">Jak długo tablet ma czekać na następne naciśnięcie?</translation>
    </message>
    <message>
        <source>Inte alls</source>
        <comment>Answer: it does not wait</comment>
        <translation type="unfinished">Wcale</translation>
    </message>
    <message>
        <source>Handen skakar</source>
        <comment>Name of a question: tremor</comment>
        <translation type="unfinished">Ręka drży</translation>
    </message>
    <message>
        <source>Skakar din hand?</source>
        <comment>Question</comment>
        <translation type="unfinished">Czy ręka drży?</translation>
    </message>
    <message>
        <source>Nej, den är stadig</source>
        <comment>Answer: no tremor</comment>
        <translation type="unfinished">Nie, jest pewna</translation>
    </message>
    <message>
        <source>Ja, lite</source>
        <comment>Answer: a little tremor</comment>
        <translation type="unfinished">Tak, trochę</translation>
    </message>
    <message>
        <source>Ja, en del</source>
        <comment>Answer: some tremor</comment>
        <translation type="unfinished">Tak, dość</translation>
    </message>
    <message>
        <source>Ja, mycket</source>
        <comment>Answer: much tremor</comment>
        <translation type="unfinished">Tak, bardzo</translation>
    </message>
    <message>
        <source>Vila på knappen</source>
        <comment>Name of a question: dwell</comment>
        <translation type="unfinished">Oparcie na przycisku</translation>
    </message>
    <message>
        <source>Ska det räcka att vila på en knapp?</source>
        <comment>Question: resting on it presses it</comment>
        <translation type="unfinished">Czy wystarczy oprzeć się na przycisku?</translation>
    </message>
    <message>
        <source>Nej, jag trycker</source>
        <comment>Answer: no dwelling</comment>
        <translation type="unfinished">Nie, naciskam</translation>
    </message>
    <message>
        <source>Ja, i en sekund</source>
        <comment>Answer: dwell time</comment>
        <translation type="unfinished">Tak, przez sekundę</translation>
    </message>
    <message>
        <source>Ja, i två sekunder</source>
        <comment>Answer: dwell time</comment>
        <translation type="unfinished">Tak, przez dwie sekundy</translation>
    </message>
    <message>
        <source>Ja, i tre sekunder</source>
        <comment>Answer: dwell time</comment>
        <translation type="unfinished">Tak, przez trzy sekundy</translation>
    </message>
    <message>
        <source>Dra fingret</source>
        <comment>Name of a question: slide to the edge</comment>
        <translation type="unfinished">Przeciąganie palca</translation>
    </message>
    <message>
        <source>Vill du kunna dra fingret mot en knapp vid kanten?</source>
        <comment>Question</comment>
        <translation type="unfinished">Czy przeciągać palec do przycisku przy krawędzi?</translation>
    </message>
    <message>
        <source>Nej, jag trycker på den</source>
        <comment>Answer: no sliding</comment>
        <translation type="unfinished">Nie, naciskam go</translation>
    </message>
    <message>
        <source>Ja, jag drar fingret dit</source>
        <comment>Answer: sliding</comment>
        <translation type="unfinished">Tak, przeciągam palec</translation>
    </message>
    <message>
        <source>Läsa högt</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">Czytanie na głos</translation>
    </message>
    <message>
        <source>Ska plattan läsa högt för dig?</source>
        <comment>Question</comment>
        <translation type="unfinished">Czy tablet ma czytać na głos?</translation>
    </message>
    <message>
        <source>Nej, jag läser själv</source>
        <comment>Answer</comment>
        <translation type="unfinished">Nie, czytam samodzielnie</translation>
    </message>
    <message>
        <source>Ja, läs högt</source>
        <comment>Answer</comment>
        <translation type="unfinished">Tak, czytaj na głos</translation>
    </message>
    <message>
        <source>Hur fort den läser</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">Szybkość czytania</translation>
    </message>
    <message>
        <source>Hur fort ska plattan läsa?</source>
        <comment>Question</comment>
        <translation type="unfinished">Jak szybko ma czytać tablet?</translation>
    </message>
    <message>
        <source>Långsamt</source>
        <comment>Answer: speech rate 120</comment>
        <translation type="unfinished">Powoli</translation>
    </message>
    <message>
        <source>Lugnt</source>
        <comment>Answer: speech rate 140</comment>
        <translation type="unfinished">Spokojnie</translation>
    </message>
    <message>
        <source>Vanligt</source>
        <comment>Answer: speech rate 160</comment>
        <translation type="unfinished">Zwykle</translation>
    </message>
    <message>
        <source>Fort</source>
        <comment>Answer: speech rate 190</comment>
        <translation type="unfinished">Szybko</translation>
    </message>
    <message>
        <source>Höger eller vänster</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">Prawa czy lewa</translation>
    </message>
    <message>
        <source>Vilken hand trycker du med?</source>
        <comment>Question</comment>
        <translation type="unfinished">Którą ręką Pan lub Pani naciska?</translation>
    </message>
    <message>
        <source>Höger hand</source>
        <comment>Answer</comment>
        <translation type="unfinished">Prawa ręka</translation>
    </message>
    <message>
        <source>Vänster hand</source>
        <comment>Answer</comment>
        <translation type="unfinished">Lewa ręka</translation>
    </message>
    <message>
        <source>Hur många knappar</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">Ile przycisków</translation>
    </message>
    <message>
        <source>Hur många knappar vill du se på en gång?</source>
        <comment>Question</comment>
        <translation type="unfinished">Ile przycisków ma być widać naraz?</translation>
    </message>
    <message>
        <source>Så många som får plats</source>
        <comment>Answer: six places</comment>
        <translation type="unfinished">Tyle, ile się zmieści</translation>
    </message>
    <message>
        <source>Fyra</source>
        <comment>Answer: four places</comment>
        <translation type="unfinished">Cztery</translation>
    </message>
    <message>
        <source>Tre</source>
        <comment>Answer: three places</comment>
        <translation type="unfinished">Trzy</translation>
    </message>
    <message>
        <source>Två</source>
        <comment>Answer: two places</comment>
        <translation type="unfinished">Dwa</translation>
    </message>
    <message>
        <source>En i taget</source>
        <comment>Answer: one place</comment>
        <translation type="unfinished">Po jednym</translation>
    </message>
    <message>
        <source>Bilder på knapparna</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">Obrazki na przyciskach</translation>
    </message>
    <message>
        <source>Vill du ha bilder på knapparna?</source>
        <comment>Question</comment>
        <translation type="unfinished">Czy na przyciskach mają być obrazki?</translation>
    </message>
    <message>
        <source>Ja, vanliga bilder</source>
        <comment>Answer</comment>
        <translation type="unfinished">Tak, zwykłe obrazki</translation>
    </message>
    <message>
        <source>Ja, stora bilder</source>
        <comment>Answer</comment>
        <translation type="unfinished">Tak, duże obrazki</translation>
    </message>
    <message>
        <source>Nej, bara ord</source>
        <comment>Answer</comment>
        <translation type="unfinished">Nie, tylko słowa</translation>
    </message>
    <message>
        <source>Språk</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">Język</translation>
    </message>
    <message>
        <source>Vilket språk vill du läsa?</source>
        <comment>Question</comment>
        <translation type="unfinished">W jakim języku czytać?</translation>
    </message>
    <message>
        <source>Hur du styr</source>
        <comment>Name of a question: control without touch</comment>
        <translation type="unfinished">Sposób obsługi</translation>
    </message>
    <message>
        <source>Hur vill du styra plattan?</source>
        <comment>Question</comment>
        <translation type="unfinished">Jak obsługiwać tablet?</translation>
    </message>
    <message>
        <source>Jag rör vid plattan</source>
        <comment>Answer: by touch</comment>
        <translation type="unfinished">Dotykam tabletu</translation>
    </message>
    <message>
        <source>Med en knapp. Plattan går av sig själv.</source>
        <comment>Answer</comment>
        <translation type="unfinished">Jednym przyciskiem. Tablet przechodzi sam.</translation>
    </message>
    <message>
        <source>Med en knapp. Jag går själv.</source>
        <comment>Answer</comment>
        <translation type="unfinished">Jednym przyciskiem. Przechodzę samodzielnie.</translation>
    </message>
    <message>
        <source>Med två knappar</source>
        <comment>Answer: two switches</comment>
        <translation type="unfinished">Dwoma przyciskami</translation>
    </message>
    <message>
        <source>Hur fort den går</source>
        <comment>Name of a question: how fast the marking moves on</comment>
        <translation type="unfinished">Szybkość</translation>
    </message>
    <message>
        <source>Hur länge ska markeringen stanna på varje sak?</source>
        <comment>Question</comment>
        <translation type="unfinished">Jak długo zaznaczenie ma zostać na każdej rzeczy?</translation>
    </message>
    <message>
        <source>Tre sekunder</source>
        <comment>Answer: a time</comment>
        <translation type="unfinished">Trzy sekundy</translation>
    </message>
    <message>
        <source>Fem sekunder</source>
        <comment>Answer: a time</comment>
        <translation type="unfinished">Pięć sekund</translation>
    </message>
    <message>
        <source>Nu provar vi vad som passar dig.</source>
        <comment>Begin of the try-out</comment>
        <translation type="unfinished">Teraz sprawdzimy, co pasuje.</translation>
    </message>
    <message>
        <source>Ta gärna hjälp av någon från hemtjänsten.</source>
        <comment>Begin of the try-out: staff may help</comment>
        <translation type="unfinished">Ktoś z opieki domowej może pomóc.</translation>
    </message>
    <message>
        <source>Du kan sluta när du vill. Det du har valt finns kvar.</source>
        <comment>Begin of the try-out</comment>
        <translation type="unfinished">Można skończyć w każdej chwili. Wybrane ustawienia zostają.</translation>
    </message>
    <message>
        <source>Ja, vi börjar</source>
        <comment>Begins the try-out</comment>
        <translation type="unfinished">Tak, zaczynamy</translation>
    </message>
    <message>
        <source>Ja, jag kan läsa det</source>
        <comment>Answer: can read the text</comment>
        <translation type="unfinished">Tak, mogę to przeczytać</translation>
    </message>
    <message>
        <source>Nej, större</source>
        <comment>Answer: the text must be larger</comment>
        <translation type="unfinished">Nie, większy</translation>
    </message>
    <message>
        <source>Lite mindre</source>
        <comment>Answer: smaller again</comment>
        <translation type="unfinished">Trochę mniejszy</translation>
    </message>
    <message>
        <source>Kan du läsa det som står här under?</source>
        <comment>Question</comment>
        <translation type="unfinished">Czy da się przeczytać tekst poniżej?</translation>
    </message>
    <message>
        <source>Det här hör jag bäst</source>
        <comment>Answer: this sound</comment>
        <translation type="unfinished">Ten słyszę najlepiej</translation>
    </message>
    <message>
        <source>Tryck på dem och lyssna.</source>
        <comment>How to hear the sounds</comment>
        <translation type="unfinished">Proszę je naciskać i słuchać.</translation>
    </message>
    <message>
        <source>Ja, jag hör det bra</source>
        <comment>Answer: hears the sound</comment>
        <translation type="unfinished">Tak, słyszę dobrze</translation>
    </message>
    <message>
        <source>Spela igen</source>
        <comment>Button: play the sound again</comment>
        <translation type="unfinished">Odtwórz jeszcze raz</translation>
    </message>
    <message>
        <source>Nej, högre</source>
        <comment>Answer: the sound must be louder</comment>
        <translation type="unfinished">Nie, głośniej</translation>
    </message>
    <message>
        <source>Hör du ljudet?</source>
        <comment>Question</comment>
        <translation type="unfinished">Czy słychać dźwięk?</translation>
    </message>
    <message>
        <source>Plattan kan inte spela ljud just nu.</source>
        <comment>There is nothing to play a sound on</comment>
        <translation type="unfinished">Tablet nie może teraz odtwarzać dźwięku.</translation>
    </message>
    <message>
        <source>Bra, så vill jag ha det</source>
        <comment>Keeps what was found</comment>
        <translation type="unfinished">Dobrze, tak ma być</translation>
    </message>
    <message>
        <source>Plattan passar dig som den är. Inget är ändrat.</source>
        <comment>Nothing was found to change</comment>
        <translation type="unfinished">Tablet pasuje taki, jaki jest. Nic nie zmieniono.</translation>
    </message>
    <message>
        <source>Nej, gör som det var förut</source>
        <comment>Takes back everything that the try-out changed</comment>
        <translation type="unfinished">Nie, przywróć jak było</translation>
    </message>
    <message>
        <source>Prova en gång till</source>
        <comment>Begins the try-out again</comment>
        <translation type="unfinished">Spróbuj jeszcze raz</translation>
    </message>
    <message>
        <source>Så här har plattan blivit:</source>
        <comment>Before what the try-out has changed</comment>
        <translation type="unfinished">Tak teraz działa tablet:</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>What has changed: %1 is the name of a question, %2 its answer</comment>
        <translation type="unfinished">%1: %2.</translation>
    </message>
    <message>
        <source>Förra frågan</source>
        <comment>Button: the question before</comment>
        <translation type="unfinished">Poprzednie pytanie</translation>
    </message>
    <message>
        <source>Nu är det kaffe.</source>
        <comment>Sample text, to be read aloud</comment>
        <translation type="unfinished">Teraz pora na kawę.</translation>
    </message>
    <message>
        <source>Ändra plattan</source>
        <comment>Name of the page where the tablet is fitted to its person</comment>
        <translation type="unfinished">Zmień tablet</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>I dag</source>
        <comment>Place on the tablet: the day&apos;s visits</comment>
        <translation type="unfinished">Dzisiaj</translation>
    </message>
    <message>
        <source>Vem har varit här</source>
        <comment>Place on the tablet: who has been in the home</comment>
        <translation type="unfinished">Kto tu był</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>Valt nu</source>
        <comment>Read aloud: the language that is spoken now</comment>
        <translation type="unfinished">Wybrany teraz</translation>
    </message>
    <message>
        <source>Språk</source>
        <comment>Place on the tablet, and name of its page: which language it speaks. One short word</comment>
        <translation type="unfinished">Język</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Du skrev i en fråga som du inte har svarat på än.</source>
        <comment>Why it asks: an open question</comment>
        <translation type="unfinished">Odpowiedź na pytanie nie jest jeszcze gotowa.</translation>
    </message>
    <message>
        <source>Gå tillbaka, texten finns kvar på skärmen</source>
        <comment>Answer: stay signed in</comment>
        <translation type="unfinished">Wróć, tekst zostaje na ekranie</translation>
    </message>
    <message>
        <source>Lämna ändå, det sista jag skrev försvinner</source>
        <comment>Answer: leave all the same</comment>
        <translation type="unfinished">Wyjdź mimo to, ostatni tekst zniknie</translation>
    </message>
    <message>
        <source>Gå tillbaka</source>
        <comment>Answer: the window stays open</comment>
        <translation type="unfinished">Wróć</translation>
    </message>
    <message>
        <source>Stäng ändå, det sista som skrevs försvinner</source>
        <comment>Answer: close all the same</comment>
        <translation type="unfinished">Zamknij mimo to, ostatni tekst zniknie</translation>
    </message>
    <message>
        <source>Det sista som skrevs är inte sparat än</source>
        <comment>Asked before the window closes</comment>
        <translation type="unfinished">Ostatni tekst nie jest jeszcze zapisany</translation>
    </message>
    <message>
        <source>Programmet fick starta om. Den som skrev behöver logga in igen. Då sparas det.</source>
        <comment>Why it asks: words of somebody who has not signed in since the program fell</comment>
        <translation type="unfinished">Program uruchomił się ponownie. Osoba, która pisała, musi zalogować się jeszcze raz. Wtedy tekst zostanie zapisany.</translation>
    </message>
    <message>
        <source>Det sista du skrev är inte sparat än</source>
        <comment>Said when a write failed</comment>
        <translation type="unfinished">Ostatni tekst nie jest jeszcze zapisany</translation>
    </message>
    <message>
        <source>Minnet på enheten tog inte emot det.</source>
        <comment>Why it was not saved</comment>
        <translation type="unfinished">Urządzenie nie mogło tego zapisać.</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>Du lär dig att skriva till hemtjänsten.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished">Ćwiczymy pisanie do opieki domowej.</translation>
    </message>
    <message>
        <source>Du lär dig att läsa ett meddelande och svara.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished">Ćwiczymy czytanie wiadomości i odpowiadanie.</translation>
    </message>
    <message>
        <source>Du lär dig att larma, och att ta tillbaka larmet.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished">Ćwiczymy alarm i jego odwołanie.</translation>
    </message>
    <message>
        <source>Du lär dig att göra texten större.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished">Ćwiczymy powiększanie tekstu.</translation>
    </message>
    <message>
        <source>Du lär dig att se vem som kommer och när.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished">Ćwiczymy, jak zobaczyć, kto przyjdzie i kiedy.</translation>
    </message>
    <message>
        <source>Du lär dig att se vem som har varit hos dig.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished">Ćwiczymy, jak zobaczyć, kto tu był.</translation>
    </message>
    <message>
        <source>Det är på låtsas. Inget skickas. Larmknappen är alltid på riktigt.</source>
        <comment>Before a lesson begins; the alarm button beside the page is the real one</comment>
        <translation type="unfinished">To ćwiczenie. Nic nie wysyłamy. Przycisk alarmu zawsze działa.</translation>
    </message>
    <message>
        <source>Hemtjänsten</source>
        <comment>Name of a made-up home care in a rehearsal</comment>
        <translation type="unfinished">Opieka domowa</translation>
    </message>
    <message>
        <source>Vill du ha kaffe när vi kommer?</source>
        <comment>A made-up message in a rehearsal</comment>
        <translation type="unfinished">Czy podać kawę, kiedy przyjdziemy?</translation>
    </message>
    <message>
        <source>Hjälp med lunch</source>
        <comment>What a made-up visit in a rehearsal is for</comment>
        <translation type="unfinished">Pomoc przy obiedzie</translation>
    </message>
    <message>
        <source>Dusch</source>
        <comment>What a made-up visit in a rehearsal is for</comment>
        <translation type="unfinished">Prysznic</translation>
    </message>
    <message>
        <source>Vem får se?</source>
        <comment>Button: who may see which lessons are done</comment>
        <translation type="unfinished">Kto może zobaczyć?</translation>
    </message>
    <message>
        <source>Här kan du öva. Klart: %1 av %2.</source>
        <comment>Over the lessons; %1 and %2 are numbers</comment>
        <translation type="unfinished">Ćwiczenia. Gotowe: %1 z %2.</translation>
    </message>
    <message>
        <source>Ja, börja öva</source>
        <comment>Answer: begin the lesson</comment>
        <translation type="unfinished">Tak, chcę ćwiczyć</translation>
    </message>
    <message>
        <source>Nej, gå tillbaka</source>
        <comment>Answer: do not begin the lesson</comment>
        <translation type="unfinished">Nie, wróć</translation>
    </message>
    <message>
        <source>Klart! Nu har du övat: %1.</source>
        <comment>After a lesson; %1 is its name</comment>
        <translation type="unfinished">Gotowe! To było ćwiczenie: %1.</translation>
    </message>
    <message>
        <source>Hur gick det? Du behöver inte svara.</source>
        <comment>Under: three faces to choose from</comment>
        <translation type="unfinished">Jak poszło? Nie trzeba odpowiadać.</translation>
    </message>
    <message>
        <source>Hoppa över</source>
        <comment>Answer: no face is chosen</comment>
        <translation type="unfinished">Pomiń</translation>
    </message>
    <message>
        <source>Får de som hjälper dig se vad du har övat på?</source>
        <comment>Question: consent, asked once, may be changed</comment>
        <translation type="unfinished">Czy osoby, które pomagają, mogą widzieć, co było ćwiczone?</translation>
    </message>
    <message>
        <source>Det är hemtjänsten som besöker dig, och din handläggare. Du kan ändra dig här när du vill.</source>
        <comment>Under the question: who would see it, and that it can be taken back</comment>
        <translation type="unfinished">To opieka domowa, która przychodzi, i urzędnik gminy. Można to tutaj zmienić w każdej chwili.</translation>
    </message>
    <message>
        <source>Nej, visa det inte</source>
        <comment>Answer: no consent</comment>
        <translation type="unfinished">Nie, nie pokazuj</translation>
    </message>
    <message>
        <source>Ja, de får se det</source>
        <comment>Answer: consent</comment>
        <translation type="unfinished">Tak, pokaż to</translation>
    </message>
    <message>
        <source>Du har tagit tillbaka övningslarmet.</source>
        <comment>A rehearsed alarm was taken back</comment>
        <translation type="unfinished">Alarm próbny został cofnięty.</translation>
    </message>
    <message>
        <source>Det var en övning. Ingen har fått något larm.</source>
        <comment>A rehearsed alarm was taken back</comment>
        <translation type="unfinished">To było ćwiczenie. Nikt nie dostał alarmu.</translation>
    </message>
    <message>
        <source>Det är en övning. Ingen får något larm.</source>
        <comment>Under what is said of a rehearsed alarm</comment>
        <translation type="unfinished">To ćwiczenie. Nikt nie dostaje alarmu.</translation>
    </message>
    <message>
        <source>Vi låtsas att %1 har tagit emot larmet.</source>
        <comment>A rehearsed alarm; %1 is a name</comment>
        <translation type="unfinished">Udajemy, że alarm odebrał(a) %1.</translation>
    </message>
    <message>
        <source>Vi låtsas att larmet har gått till hemtjänsten.</source>
        <comment>A rehearsed alarm</comment>
        <translation type="unfinished">Udajemy, że alarm dotarł do opieki domowej.</translation>
    </message>
    <message>
        <source>Vi låtsas att larmet skickas.</source>
        <comment>In the first moment of a rehearsed alarm</comment>
        <translation type="unfinished">Udajemy, że alarm jest wysyłany.</translation>
    </message>
    <message>
        <source>Här står vem som kommer.</source>
        <comment>On the page with the day&apos;s visits</comment>
        <translation type="unfinished">Tu widać, kto przyjdzie.</translation>
    </message>
    <message>
        <source>Här står vem som var här.</source>
        <comment>On the page with who has been here</comment>
        <translation type="unfinished">Tu widać, kto tu był.</translation>
    </message>
    <message>
        <source>Bra! Så skickar du.</source>
        <comment>A message was rehearsed</comment>
        <translation type="unfinished">Dobrze! Tak się wysyła.</translation>
    </message>
    <message>
        <source>Skriv några ord i rutan.</source>
        <comment>What to do next: type in the field</comment>
        <translation type="unfinished">Proszę coś napisać.</translation>
    </message>
    <message>
        <source>Bra! Nu är larmet tillbakataget.</source>
        <comment>An alarm was rehearsed and taken back</comment>
        <translation type="unfinished">Dobrze! Alarm jest już odwołany.</translation>
    </message>
    <message>
        <source>Ta tillbaka larmet. Tryck på ”%1”.</source>
        <comment>On the alarm&apos;s page; %1 is a button</comment>
        <translation type="unfinished">Proszę odwołać alarm. Proszę nacisnąć „%1”.</translation>
    </message>
    <message>
        <source>Bra! Så gör du. Efter övningen blir texten som förut.</source>
        <comment>Text was made larger in a lesson</comment>
        <translation type="unfinished">Dobrze! Tak to się robi. Po ćwiczeniu tekst będzie jak przedtem.</translation>
    </message>
    <message>
        <source>Bra! Nu kan du det.</source>
        <comment>A lesson is done</comment>
        <translation type="unfinished">Dobrze! Udało się.</translation>
    </message>
    <message>
        <source>Larmknappen är på riktigt. Öva med knappen här.</source>
        <comment>On the page on which the alarm is rehearsed</comment>
        <translation type="unfinished">Przycisk alarmu działa naprawdę. Ćwiczymy tym tutaj.</translation>
    </message>
    <message>
        <source>Övningsknapp: larma</source>
        <comment>Button with which the alarm is rehearsed</comment>
        <translation type="unfinished">Ćwiczenie: alarm</translation>
    </message>
    <message>
        <source>Sluta öva</source>
        <comment>Button: leaves a lesson at any moment</comment>
        <translation type="unfinished">Koniec</translation>
    </message>
    <message>
        <source>Vidare</source>
        <comment>Button: the lesson is over, on to what comes after it</comment>
        <translation type="unfinished">Dalej</translation>
    </message>
    <message>
        <source>Skriva ett meddelande</source>
        <comment>Name of a lesson</comment>
        <translation type="unfinished">Napisz wiadomość</translation>
    </message>
    <message>
        <source>Svara på ett meddelande</source>
        <comment>Name of a lesson</comment>
        <translation type="unfinished">Odpowiedz na wiadomość</translation>
    </message>
    <message>
        <source>Larma och ta tillbaka</source>
        <comment>Name of a lesson: the alarm</comment>
        <translation type="unfinished">Włącz i odwołaj alarm</translation>
    </message>
    <message>
        <source>Göra texten större</source>
        <comment>Name of a lesson</comment>
        <translation type="unfinished">Powiększ tekst</translation>
    </message>
    <message>
        <source>Se vem som kommer</source>
        <comment>Name of a lesson</comment>
        <translation type="unfinished">Zobacz, kto przyjdzie</translation>
    </message>
    <message>
        <source>Se vem som har varit här</source>
        <comment>Name of a lesson</comment>
        <translation type="unfinished">Zobacz, kto tu był</translation>
    </message>
    <message>
        <source>Visa mig hur</source>
        <comment>Place on the tablet, and its page: short lessons</comment>
        <translation type="unfinished">Pokaż mi, jak</translation>
    </message>
    <message>
        <source>Tillbaka till övningarna</source>
        <comment>Way back to the list of lessons</comment>
        <translation type="unfinished">Wróć do ćwiczeń</translation>
    </message>
    <message>
        <source>Övning. Inget skickas.</source>
        <comment>Stands above everything in a rehearsal</comment>
        <translation type="unfinished">Próba. Nie wysyłamy.</translation>
    </message>
    <message>
        <source>Klart %1</source>
        <comment>A lesson has been done; %1 is &apos;23 november&apos;</comment>
        <translation type="unfinished">Gotowe: %1</translation>
    </message>
    <message>
        <source>Tryck på ”%1”.</source>
        <comment>What to do next; %1 is the word on a button</comment>
        <translation type="unfinished">Proszę nacisnąć „%1”.</translation>
    </message>
    <message>
        <source>Det gör inget.</source>
        <comment>Kindly, after another button than the one told</comment>
        <translation type="unfinished">Nic nie szkodzi.</translation>
    </message>
    <message>
        <source>Den är inte med här.</source>
        <comment>Kindly, after a button that does nothing here</comment>
        <translation type="unfinished">Tego nie ma w tym ćwiczeniu.</translation>
    </message>
    <message>
        <source>Bra</source>
        <comment>Under a glad face: how it went</comment>
        <translation type="unfinished">Dobrze</translation>
    </message>
    <message>
        <source>Så där</source>
        <comment>Under a face between glad and sad: how it went</comment>
        <translation type="unfinished">Tak sobie</translation>
    </message>
    <message>
        <source>Dåligt</source>
        <comment>Under a sad face: how it went</comment>
        <translation type="unfinished">Źle</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Tillbaka ett steg</source>
        <comment>Way back to where one came from</comment>
        <translation type="unfinished">Krok wstecz</translation>
    </message>
    <message>
        <source>Ja tack</source>
        <comment>Ready-made answer; sent as it stands</comment>
        <translation type="unfinished">Tak, poproszę</translation>
    </message>
    <message>
        <source>Nej tack</source>
        <comment>Ready-made answer; sent as it stands</comment>
        <translation type="unfinished">Nie, dziękuję</translation>
    </message>
    <message>
        <source>Tack, det är bra</source>
        <comment>Ready-made answer; sent as it stands</comment>
        <translation type="unfinished">Dziękuję, dobrze</translation>
    </message>
    <message>
        <source>Ring mig</source>
        <comment>Ready-made answer; sent as it stands</comment>
        <translation type="unfinished">Proszę do mnie zadzwonić</translation>
    </message>
    <message>
        <source>Skriv</source>
        <comment>Button: write own words</comment>
        <translation type="unfinished">Napisz</translation>
    </message>
    <message>
        <source>Tala in</source>
        <comment>Button: record a voice message</comment>
        <translation type="unfinished">Nagraj głos</translation>
    </message>
    <message>
        <source>Till %1</source>
        <comment>Over the ways to answer; %1 is a name</comment>
        <translation type="unfinished">Do: %1</translation>
    </message>
    <message>
        <source>Du har börjat skriva</source>
        <comment>Words that have not been sent stand here</comment>
        <translation type="unfinished">Tekst jest zaczęty</translation>
    </message>
    <message>
        <source>Avsluta kontakten</source>
        <comment>Button: ends the contact with somebody close; asked once more</comment>
        <translation type="unfinished">Zakończ kontakt</translation>
    </message>
    <message>
        <source>Nej, tillbaka</source>
        <comment>Button: the contact goes on</comment>
        <translation type="unfinished">Nie, wróć</translation>
    </message>
    <message>
        <source>Ja, avsluta</source>
        <comment>Button: ends the contact now</comment>
        <translation type="unfinished">Tak, zakończ</translation>
    </message>
    <message>
        <source>Vill du avsluta kontakten med %1?</source>
        <comment>%1 is a name</comment>
        <translation type="unfinished">Czy zakończyć kontakt z: %1?</translation>
    </message>
    <message>
        <source>Ni kan inte skriva mer till varandra.</source>
        <comment>What ending the contact does</comment>
        <translation type="unfinished">Nie będzie już można do siebie pisać.</translation>
    </message>
    <message>
        <source>God morgon från %1</source>
        <comment>On the way to the messages; %1 is a first name or a unit&apos;s name</comment>
        <translation type="unfinished">%1 mówi: dzień dobry</translation>
    </message>
    <message>
        <source>Tillbaka till alla</source>
        <comment>Way back to the list of conversations</comment>
        <translation type="unfinished">Wróć do wszystkich</translation>
    </message>
    <message>
        <source>Svara</source>
        <comment>Button: to the ways of answering</comment>
        <translation type="unfinished">Odpowiedz</translation>
    </message>
    <message>
        <source>Skriv</source>
        <comment>Button: the first message of a conversation</comment>
        <translation type="unfinished">Napisz</translation>
    </message>
    <message>
        <source>Nyare meddelanden</source>
        <comment>Button</comment>
        <translation type="unfinished">Nowsze wiadomości</translation>
    </message>
    <message>
        <source>Äldre meddelanden</source>
        <comment>Button</comment>
        <translation type="unfinished">Starsze wiadomości</translation>
    </message>
    <message>
        <source>Nytt. %1</source>
        <comment>Before the name over a new message; %1 is &apos;Amina, 10.42&apos;</comment>
        <translation type="unfinished">Nowe. %1</translation>
    </message>
    <message>
        <source>Läs hela</source>
        <comment>Button: a long message</comment>
        <translation type="unfinished">Przeczytaj całość</translation>
    </message>
    <message>
        <source>Visa bilden</source>
        <comment>Button: a picture in a message</comment>
        <translation type="unfinished">Pokaż zdjęcie</translation>
    </message>
    <message>
        <source>Lyssna</source>
        <comment>Button: a voice message</comment>
        <translation type="unfinished">Posłuchaj</translation>
    </message>
    <message>
        <source>Öppna filen</source>
        <comment>Button: any other file</comment>
        <translation type="unfinished">Otwórz plik</translation>
    </message>
    <message>
        <source>Ni har inte skrivit till varandra än.</source>
        <comment>An empty conversation</comment>
        <translation type="unfinished">Nie ma tu jeszcze wiadomości.</translation>
    </message>
    <message>
        <source>Ni har inte kontakt här längre. Du kan läsa det som står.</source>
        <comment>The approval was withdrawn</comment>
        <translation type="unfinished">Nie ma tu już kontaktu. Można czytać to, co jest.</translation>
    </message>
    <message>
        <source>Här finns ingen att skriva till än. Hemtjänsten ordnar det.</source>
        <comment>No conversations</comment>
        <translation type="unfinished">Nie ma jeszcze do kogo pisać. Opieka domowa to załatwi.</translation>
    </message>
    <message>
        <source>Meddelandena går inte att läsa just nu.</source>
        <comment>The store cannot be read</comment>
        <translation type="unfinished">W tej chwili nie można czytać wiadomości.</translation>
    </message>
    <message>
        <source>Hemtjänsten</source>
        <comment>A unit of which no name is known</comment>
        <translation type="unfinished">Opieka domowa</translation>
    </message>
    <message>
        <source>Något kom inte fram</source>
        <comment>One&apos;s own message was refused</comment>
        <translation type="unfinished">Coś nie dotarło</translation>
    </message>
    <message>
        <source>Över %1 nya meddelanden</source>
        <comment>Very many are unread; %1 is a number</comment>
        <translation type="unfinished">Ponad %1 nowych wiadomości</translation>
    </message>
    <message>
        <source>Ni har inte kontakt längre</source>
        <comment>The approval was withdrawn</comment>
        <translation type="unfinished">Nie ma już kontaktu</translation>
    </message>
    <message>
        <source>Lyssna</source>
        <comment>Button: hear what was said</comment>
        <translation type="unfinished">Posłuchaj</translation>
    </message>
    <message>
        <source>Skicka</source>
        <comment>Button</comment>
        <translation type="unfinished">Wyślij</translation>
    </message>
    <message>
        <source>Tala in igen</source>
        <comment>Button: record once more</comment>
        <translation type="unfinished">Nagraj jeszcze raz</translation>
    </message>
    <message>
        <source>Börja tala</source>
        <comment>Button: the recording begins</comment>
        <translation type="unfinished">Zacznij mówić</translation>
    </message>
    <message>
        <source>Jag är klar</source>
        <comment>Button: the recording ends</comment>
        <translation type="unfinished">Gotowe</translation>
    </message>
    <message>
        <source>Tryck på knappen och tala. Tryck igen när du är klar.</source>
        <comment>How a voice message is made</comment>
        <translation type="unfinished">Proszę nacisnąć przycisk i mówić. Na koniec nacisnąć jeszcze raz.</translation>
    </message>
    <message>
        <source>Tala nu. Plattan lyssnar.</source>
        <comment>A recording is under way</comment>
        <translation type="unfinished">Proszę mówić. Tablet słucha.</translation>
    </message>
    <message>
        <source>Lyssna först, om du vill. Skicka sedan.</source>
        <comment>A recording that is not sent yet</comment>
        <translation type="unfinished">Można najpierw posłuchać. Potem wysłać.</translation>
    </message>
    <message>
        <source>Plattan hittar ingen mikrofon. Du kan skriva i stället.</source>
        <comment>No microphone</comment>
        <translation type="unfinished">Tablet nie znajduje mikrofonu. Można napisać.</translation>
    </message>
    <message>
        <source>Det finns ingen plats kvar för ljud. Du kan skriva i stället.</source>
        <comment>The disk is full</comment>
        <translation type="unfinished">Nie ma już miejsca na dźwięk. Można napisać.</translation>
    </message>
    <message>
        <source>Det gick inte att spela in. Försök en gång till.</source>
        <comment>The recording failed</comment>
        <translation type="unfinished">Nagranie się nie udało. Proszę spróbować jeszcze raz.</translation>
    </message>
    <message>
        <source>Hämtar …</source>
        <comment>A picture is on its way to the glass</comment>
        <translation type="unfinished">Pobieranie …</translation>
    </message>
    <message>
        <source>Skriv här</source>
        <comment>Label of the field for a message</comment>
        <translation type="unfinished">Proszę pisać tutaj</translation>
    </message>
    <message>
        <source>Meddelanden</source>
        <comment>Name of the page with all conversations, and of the button to it</comment>
        <translation type="unfinished">Wiadomości</translation>
    </message>
    <message>
        <source>1 nytt meddelande</source>
        <comment>How many are unread</comment>
        <translation type="unfinished">1 nowa wiadomość</translation>
    </message>
    <message>
        <source>%1 nya meddelanden</source>
        <comment>How many are unread; %1 is a number from 2</comment>
        <translation type="unfinished">Nowe wiadomości: %1</translation>
    </message>
    <message>
        <source>%1 tittade in %2.</source>
        <comment>Somebody close has read; %1 a first name, %2 is &apos;i går 10.42&apos;</comment>
        <translation type="unfinished">Wiadomości obejrzane: %1, %2.</translation>
    </message>
    <message>
        <source>Bilden eller ljudet är inte framme än.</source>
        <comment>The words have arrived, the file not</comment>
        <translation type="unfinished">Zdjęcie lub dźwięk jeszcze nie dotarły.</translation>
    </message>
    <message>
        <source>Sparat här. Skickas nu.</source>
        <comment>A message on its way</comment>
        <translation type="unfinished">Zapisane tutaj. Teraz jest wysyłane.</translation>
    </message>
    <message>
        <source>Sparat här. Skickas när det finns nät.</source>
        <comment>A message that waits for network</comment>
        <translation type="unfinished">Zapisane tutaj. Zostanie wysłane, gdy będzie sieć.</translation>
    </message>
    <message>
        <source>Skickat %1.</source>
        <comment>Sent; %1 is 10.42, or nothing</comment>
        <translation type="unfinished">Wysłane %1.</translation>
    </message>
    <message>
        <source>Framme hos %2 %1.</source>
        <comment>%2 is &apos;hemtjänsten&apos; or a name, %1 is 10.42 or nothing</comment>
        <translation type="unfinished">Dotarło: %2 %1.</translation>
    </message>
    <message>
        <source>Läst %1.</source>
        <comment>Read; %1 is 10.45, or nothing</comment>
        <translation type="unfinished">Przeczytane %1.</translation>
    </message>
    <message>
        <source>Framme. Någon avgör om det gäller.</source>
        <comment>Held by the hub</comment>
        <translation type="unfinished">Dotarło. Ktoś o tym zdecyduje.</translation>
    </message>
    <message>
        <source>Det kom inte fram.</source>
        <comment>A message that was refused; followed by why</comment>
        <translation type="unfinished">Nie dotarło.</translation>
    </message>
    <message>
        <source>hemtjänsten</source>
        <comment>Within a sentence: &apos;Framme hos hemtjänsten 10.42.&apos;</comment>
        <translation type="unfinished">opieka domowa</translation>
    </message>
    <message>
        <source>handläggaren</source>
        <comment>Within a sentence: &apos;Framme hos handläggaren 10.42.&apos;</comment>
        <translation type="unfinished">urzędnik gminy</translation>
    </message>
    <message>
        <source>den andra</source>
        <comment>No name known</comment>
        <translation type="unfinished">druga osoba</translation>
    </message>
    <message>
        <source>Inga meddelanden än</source>
        <comment>A conversation in which nobody has written</comment>
        <translation type="unfinished">Nie ma jeszcze wiadomości</translation>
    </message>
    <message>
        <source>Svar: %1</source>
        <comment>Before the unit&apos;s own newest line; %1 is the line</comment>
        <translation type="unfinished">Odpowiedź: %1</translation>
    </message>
    <message>
        <source>Du: %1</source>
        <comment>Before one&apos;s own newest line; %1 is the line</comment>
        <translation type="unfinished">Pan/Pani: %1</translation>
    </message>
    <message>
        <source>En bild eller ett ljud</source>
        <comment>A message that is one file alone</comment>
        <translation type="unfinished">Zdjęcie lub dźwięk</translation>
    </message>
    <message>
        <source>%1 bilder eller ljud</source>
        <comment>A message of files alone; %1 is a number</comment>
        <translation type="unfinished">Zdjęcia lub dźwięki: %1</translation>
    </message>
    <message>
        <source>Den är för stor för att visas här.</source>
        <comment>A file in a message</comment>
        <translation type="unfinished">Jest za duże, żeby to tu pokazać.</translation>
    </message>
    <message>
        <source>Den har inte kommit fram än. Försök igen om en stund.</source>
        <comment>A file in a message</comment>
        <translation type="unfinished">Jeszcze nie dotarło. Proszę spróbować za chwilę.</translation>
    </message>
    <message>
        <source>Det finns ingen plats kvar här. Säg till hemtjänsten.</source>
        <comment>Disk full</comment>
        <translation type="unfinished">Nie ma tu już miejsca. Proszę powiadomić opiekę domową.</translation>
    </message>
    <message>
        <source>Det finns inget nät just nu. Försök igen sedan.</source>
        <comment>A file could not be fetched</comment>
        <translation type="unfinished">W tej chwili nie ma sieci. Proszę spróbować później.</translation>
    </message>
    <message>
        <source>Ljudet är trasigt. Be om ett nytt.</source>
        <comment>A sound cannot be played</comment>
        <translation type="unfinished">Dźwięk jest uszkodzony. Proszę poprosić o nowy.</translation>
    </message>
    <message>
        <source>Bilden är trasig. Be om en ny.</source>
        <comment>A picture cannot be shown</comment>
        <translation type="unfinished">Zdjęcie jest uszkodzone. Proszę poprosić o nowe.</translation>
    </message>
    <message>
        <source>Du</source>
        <comment>Over one&apos;s own message</comment>
        <translation type="unfinished">Pan/Pani</translation>
    </message>
</context>
<context>
    <name>Night</name>
    <message>
        <source>Tänd skärmen</source>
        <comment>Button on the dark screen at night; a touch anywhere does the same</comment>
        <translation type="unfinished">Włącz ekran</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Tillbaka till start</source>
        <comment>Way back to the first screen</comment>
        <translation type="unfinished">Wróć na początek</translation>
    </message>
</context>
<context>
    <name>Paged</name>
    <message>
        <source>Förra</source>
        <comment>Button: the page before this one</comment>
        <translation type="unfinished">Wstecz</translation>
    </message>
    <message>
        <source>Nästa</source>
        <comment>Button: the next page</comment>
        <translation type="unfinished">Dalej</translation>
    </message>
    <message>
        <source>%1 av %2</source>
        <comment>Which page of how many: &apos;2 av 3&apos;</comment>
        <translation type="unfinished">%1 z %2</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Sudda</source>
        <comment>Key: takes the last digit away</comment>
        <translation type="unfinished">Usuń</translation>
    </message>
    <message>
        <source>Kod</source>
        <comment>What is typed here, before &apos;3 av 6 siffror&apos;</comment>
        <translation type="unfinished">Kod</translation>
    </message>
    <message>
        <source>%1 av %2 siffror</source>
        <comment>Read aloud while a PIN is typed: 3 av 6 siffror</comment>
        <translation type="unfinished">Cyfry: %1 z %2</translation>
    </message>
</context>
<context>
    <name>ReadAloud</name>
    <message>
        <source>Plattan kan inte läsa högt nu</source>
        <comment>No voice answers</comment>
        <translation type="unfinished">Tablet nie może teraz czytać na głos</translation>
    </message>
    <message>
        <source>Gå tillbaka</source>
        <comment>Answer: closes it</comment>
        <translation type="unfinished">Wróć</translation>
    </message>
    <message>
        <source>Allt annat fungerar. Säg till hemtjänsten att rösten är tyst.</source>
        <comment>No voice answers: what to do</comment>
        <translation type="unfinished">Wszystko inne działa. Proszę powiedzieć opiece domowej, że głosu nie słychać.</translation>
    </message>
    <message>
        <source>Läs upp</source>
        <comment>Button: reads the words of the screen aloud</comment>
        <translation type="unfinished">Czytaj</translation>
    </message>
    <message>
        <source>Sluta läsa</source>
        <comment>Button: the voice falls silent</comment>
        <translation type="unfinished">Przestań czytać</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>Du har inte tillgång till det här. Ring gruppledaren.</source>
        <comment>No right</comment>
        <translation type="unfinished">Nie ma do tego dostępu. Proszę zadzwonić do kierownika grupy.</translation>
    </message>
    <message>
        <source>Din tid hade gått ut när det gjordes.</source>
        <comment>The right had ended</comment>
        <translation type="unfinished">Czas już minął, gdy to zrobiono.</translation>
    </message>
    <message>
        <source>Klockan på enheten kan ha gått fel när det gjordes.</source>
        <comment>The claimed time is not believed</comment>
        <translation type="unfinished">Zegar urządzenia mógł wtedy źle chodzić.</translation>
    </message>
    <message>
        <source>Något som du gjorde innan har inte kommit fram än.</source>
        <comment>An earlier one is missing</comment>
        <translation type="unfinished">Coś, co zostało zrobione wcześniej, jeszcze nie dotarło.</translation>
    </message>
    <message>
        <source>Hubben behöver en nyare version.</source>
        <comment>Written by a newer program</comment>
        <translation type="unfinished">Centrala potrzebuje nowszej wersji.</translation>
    </message>
    <message>
        <source>Hubben har startat om från en kopia. Den kollar det senare.</source>
        <comment>Held after a restore</comment>
        <translation type="unfinished">Centrala uruchomiła się ponownie z kopii. Sprawdzi to później.</translation>
    </message>
    <message>
        <source>Det som det gäller finns inte längre.</source>
        <comment>No such visit, door …</comment>
        <translation type="unfinished">Tego, czego to dotyczy, już nie ma.</translation>
    </message>
    <message>
        <source>Den som bestämde har sagt nej.</source>
        <comment>A held thing was declined</comment>
        <translation type="unfinished">Osoba, która decydowała, powiedziała nie.</translation>
    </message>
    <message>
        <source>Någon annan hann bestämma något annat.</source>
        <comment>Two people decided at once</comment>
        <translation type="unfinished">Ktoś inny już zdecydował inaczej.</translation>
    </message>
    <message>
        <source>Det som fattades har kommit fram. Inget beslut behövs.</source>
        <comment>Nothing to decide any more</comment>
        <translation type="unfinished">To, czego brakowało, dotarło. Decyzja nie jest potrzebna.</translation>
    </message>
    <message>
        <source>Någon annan har ändrat samma sak.</source>
        <comment>Conflict</comment>
        <translation type="unfinished">Ktoś inny zmienił to samo.</translation>
    </message>
    <message>
        <source>Det gick inte att göra just då. Ring gruppledaren.</source>
        <comment>Wrong state of the visit</comment>
        <translation type="unfinished">Wtedy nie dało się tego zrobić. Proszę zadzwonić do kierownika grupy.</translation>
    </message>
    <message>
        <source>Det är för långt eller för stort att skicka. Dela upp det.</source>
        <comment>Too large</comment>
        <translation type="unfinished">To jest za długie lub za duże. Proszę podzielić.</translation>
    </message>
    <message>
        <source>Ni har inte kontakt här längre. Dina ord finns kvar hos dig.</source>
        <comment>Approval withdrawn</comment>
        <translation type="unfinished">Nie ma tu już kontaktu. Napisany tekst zostaje tutaj.</translation>
    </message>
    <message>
        <source>Den personen kan inte bli närstående här. Skriv in den som det gäller på nytt.</source>
        <comment>The one who was named is a colleague, a brukare, or close to another brukare</comment>
        <translation type="unfinished">Tej osoby nie można tu wpisać. Proszę wpisać właściwą osobę od nowa.</translation>
    </message>
    <message>
        <source>Den här enheten är spärrad. Ring gruppledaren.</source>
        <comment>Device or key shut out</comment>
        <translation type="unfinished">To urządzenie jest zablokowane. Proszę zadzwonić do kierownika grupy.</translation>
    </message>
    <message>
        <source>Hubben kunde inte läsa det. Lämna enheten till gruppledaren.</source>
        <comment>Signature, chain or seal</comment>
        <translation type="unfinished">Centrala nie mogła tego odczytać. Proszę oddać urządzenie kierownikowi grupy.</translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>Vill du att %1 ringer dig?</source>
        <comment>Question; %1 is a first name or the home care</comment>
        <translation type="unfinished">Czy %1 ma zadzwonić?</translation>
    </message>
    <message>
        <source>Du kan inte ringa härifrån än. Plattan skickar ett meddelande.</source>
        <comment>Under the question: no call is made, a message is sent</comment>
        <translation type="unfinished">Stąd nie można jeszcze dzwonić. Tablet wysyła wiadomość.</translation>
    </message>
    <message>
        <source>Ja, be %1 ringa mig</source>
        <comment>Answer; %1 is a first name or the home care</comment>
        <translation type="unfinished">Tak, niech %1 zadzwoni</translation>
    </message>
    <message>
        <source>Nej, gå tillbaka</source>
        <comment>Answer: nothing is sent</comment>
        <translation type="unfinished">Nie, wróć</translation>
    </message>
    <message>
        <source>Tillbaka till Ring</source>
        <comment>Way back to the list of people</comment>
        <translation type="unfinished">Wróć do: Zadzwoń</translation>
    </message>
    <message>
        <source>Meddelandet sparas.</source>
        <comment>In the first moment after the press</comment>
        <translation type="unfinished">Wiadomość jest zapisywana.</translation>
    </message>
    <message>
        <source>Meddelandet skickades inte.</source>
        <comment>The asking could not be sent; followed by why</comment>
        <translation type="unfinished">Wiadomość nie została wysłana.</translation>
    </message>
    <message>
        <source>Du hittar det i Meddelanden.</source>
        <comment>The asking is among the messages</comment>
        <translation type="unfinished">Jest tutaj: Wiadomości.</translation>
    </message>
    <message>
        <source>Du ber %1 ringa dig.</source>
        <comment>%1 is a first name or the home care; no call is made yet</comment>
        <translation type="unfinished">Prośba o telefon. Ma zadzwonić: %1.</translation>
    </message>
    <message>
        <source>Du kan göra annat så länge.</source>
        <comment>After asking somebody to ring</comment>
        <translation type="unfinished">W tym czasie można robić coś innego.</translation>
    </message>
    <message>
        <source>Ring</source>
        <comment>Place on the tablet, and its page: whom one can ask to be rung by</comment>
        <translation type="unfinished">Zadzwoń</translation>
    </message>
    <message>
        <source>hemtjänsten</source>
        <comment>A unit of which no name is known, within a sentence</comment>
        <translation type="unfinished">opieka domowa</translation>
    </message>
    <message>
        <source>dem</source>
        <comment>The home care, in &apos;Ja, be %1 ringa mig&apos;; its name has just been said</comment>
        <translation type="unfinished">opieka domowa</translation>
    </message>
    <message>
        <source>Din omsorgskontakt</source>
        <comment>Under a name: the person&apos;s fasta omsorgskontakt</comment>
        <translation type="unfinished">Osoba kontaktowa z opieki</translation>
    </message>
    <message>
        <source>Närstående</source>
        <comment>Under a name: somebody close, of whom no more is known</comment>
        <translation type="unfinished">Bliska osoba</translation>
    </message>
    <message>
        <source>Kommer i dag</source>
        <comment>Under a name: somebody who comes today</comment>
        <translation type="unfinished">Przychodzi dzisiaj</translation>
    </message>
    <message>
        <source>Hemtjänsten</source>
        <comment>Under a name: the home care</comment>
        <translation type="unfinished">Opieka domowa</translation>
    </message>
    <message>
        <source>Handläggare</source>
        <comment>Under a name: the person&apos;s handläggare</comment>
        <translation type="unfinished">Urzędnik gminy</translation>
    </message>
    <message>
        <source>Här finns ingen att ringa till än. Hemtjänsten ordnar det.</source>
        <comment>Nobody is known yet</comment>
        <translation type="unfinished">Nie ma jeszcze do kogo zadzwonić. Opieka domowa to załatwi.</translation>
    </message>
    <message>
        <source>Plattan kan inte läsa namnen just nu.</source>
        <comment>The store cannot be read</comment>
        <translation type="unfinished">Tablet nie może teraz odczytać imion.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Spara</source>
        <comment>Button under a field with the person&apos;s own reason</comment>
        <translation type="unfinished">Zapisz</translation>
    </message>
    <message>
        <source>Skriv varför först.</source>
        <comment>Under an empty field for a person&apos;s reason</comment>
        <translation type="unfinished">Najpierw trzeba napisać dlaczego.</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Ett ögonblick …</source>
        <comment>A code or PIN is being tried</comment>
        <translation type="unfinished">Chwileczkę …</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>noll</source>
        <comment>The digit 0, as it is said in a time: &apos;åtta noll två&apos;</comment>
        <translation type="unfinished">zero</translation>
    </message>
    <message>
        <source>till</source>
        <comment>Between two times: &apos;tio till elva&apos;</comment>
        <translation type="unfinished">do</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>För personalen</source>
        <comment>Title of the page behind the staff code</comment>
        <translation type="unfinished">Dla personelu</translation>
    </message>
    <message>
        <source>Prova ljudet</source>
        <comment>Button: plays the ring at its lowest volume</comment>
        <translation type="unfinished">Wypróbuj dźwięk</translation>
    </message>
    <message>
        <source>Vad har kommit fram?</source>
        <comment>Button: what has been sent from the tablet</comment>
        <translation type="unfinished">Co dotarło?</translation>
    </message>
    <message>
        <source>Stäng Tryggve</source>
        <comment>Button: closes the program on the tablet</comment>
        <translation type="unfinished">Zamknij Tryggve</translation>
    </message>
    <message>
        <source>Version %1</source>
        <comment>%1 is the program&apos;s version</comment>
        <translation type="unfinished">Wersja %1</translation>
    </message>
    <message>
        <source>Laddaren är i.</source>
        <comment>The tablet is plugged in</comment>
        <translation type="unfinished">Ładowarka jest podłączona.</translation>
    </message>
    <message>
        <source>Laddaren är inte i.</source>
        <comment>The tablet is unplugged</comment>
        <translation type="unfinished">Ładowarka nie jest podłączona.</translation>
    </message>
    <message>
        <source>Plattan vet inte hur mycket batteri som finns.</source>
        <comment>No battery, or it says nothing</comment>
        <translation type="unfinished">Tablet nie wie, ile zostało baterii.</translation>
    </message>
    <message>
        <source>Batteri %1 %.</source>
        <comment>%1 is a number, then a space and the per cent sign</comment>
        <translation type="unfinished">Bateria %1%.</translation>
    </message>
    <message>
        <source>Ljudet hörs.</source>
        <comment>The tablet&apos;s sound can be heard</comment>
        <translation type="unfinished">Dźwięk słychać.</translation>
    </message>
    <message>
        <source>Ljudet är avstängt med en knapp på plattan.</source>
        <comment>A key on the machine mutes it</comment>
        <translation type="unfinished">Dźwięk jest wyłączony przyciskiem na tablecie.</translation>
    </message>
    <message>
        <source>Plattan hittar ingen högtalare.</source>
        <comment>There is no sound device</comment>
        <translation type="unfinished">Tablet nie znajduje głośnika.</translation>
    </message>
    <message>
        <source>Plattan vet inte om ljudet hörs.</source>
        <comment>No program on it can tell</comment>
        <translation type="unfinished">Tablet nie wie, czy słychać dźwięk.</translation>
    </message>
    <message>
        <source>Plattan når hemtjänsten.</source>
        <comment>The hub answers</comment>
        <translation type="unfinished">Tablet ma połączenie z opieką domową.</translation>
    </message>
    <message>
        <source>Plattan når inte hemtjänsten nu.</source>
        <comment>The hub does not answer</comment>
        <translation type="unfinished">Tablet nie ma teraz połączenia z opieką domową.</translation>
    </message>
    <message>
        <source>Inget nät.</source>
        <comment>Neither cable, wireless nor mobile network</comment>
        <translation type="unfinished">Brak sieci.</translation>
    </message>
    <message>
        <source>Nät med kabel.</source>
        <comment>How the tablet is connected</comment>
        <translation type="unfinished">Sieć przez kabel.</translation>
    </message>
    <message>
        <source>Trådlöst nät.</source>
        <comment>How the tablet is connected</comment>
        <translation type="unfinished">Sieć bezprzewodowa.</translation>
    </message>
    <message>
        <source>Mobilt nät.</source>
        <comment>How the tablet is connected</comment>
        <translation type="unfinished">Sieć komórkowa.</translation>
    </message>
    <message>
        <source>Det ringde nu, så lågt som det får vara.</source>
        <comment>After the sound was tried</comment>
        <translation type="unfinished">Tablet zadzwonił tak cicho, jak wolno.</translation>
    </message>
</context>
<context>
    <name>StaffCode</name>
    <message>
        <source>Fel kod. Försök igen.</source>
        <comment>The staff code was wrong</comment>
        <translation type="unfinished">Zły kod. Proszę spróbować jeszcze raz.</translation>
    </message>
    <message>
        <source>Koden kunde inte sparas. Försök igen.</source>
        <comment>The disk did not take the staff code</comment>
        <translation type="unfinished">Nie udało się zapisać kodu. Proszę spróbować jeszcze raz.</translation>
    </message>
    <message>
        <source>Koderna var inte lika. Börja om.</source>
        <comment>The staff code was not repeated rightly</comment>
        <translation type="unfinished">Kody nie były takie same. Proszę zacząć od nowa.</translation>
    </message>
    <message>
        <source>För personalen</source>
        <comment>Title: only staff have the code</comment>
        <translation type="unfinished">Dla personelu</translation>
    </message>
    <message>
        <source>Skriv personalens kod.</source>
        <comment>Under &apos;För personalen&apos;</comment>
        <translation type="unfinished">Proszę wpisać kod personelu.</translation>
    </message>
    <message>
        <source>Samma kod igen</source>
        <comment>Title: the new staff code a second time</comment>
        <translation type="unfinished">Ten sam kod jeszcze raz</translation>
    </message>
    <message>
        <source>Skriv koden en gång till.</source>
        <comment>Under &apos;Samma kod igen&apos;</comment>
        <translation type="unfinished">Proszę wpisać kod jeszcze raz.</translation>
    </message>
    <message>
        <source>Välj personalens kod</source>
        <comment>Title: the tablet is being set up</comment>
        <translation type="unfinished">Proszę wybrać kod personelu</translation>
    </message>
    <message>
        <source>Bara personalen ska kunna koden. Med den kan man stänga plattan. Skriv sex siffror.</source>
        <comment>Why staff choose a code when the tablet is set up</comment>
        <translation type="unfinished">Kod może znać tylko personel. Tym kodem można zamknąć tablet. Proszę wpisać sześć cyfr.</translation>
    </message>
</context>
<context>
    <name>StoreProblem</name>
    <message>
        <source>Koden stämmer inte. Försök igen.</source>
        <comment>Wrong PIN</comment>
        <translation type="unfinished">Kod się nie zgadza. Proszę spróbować jeszcze raz.</translation>
    </message>
    <message>
        <source>Det som är sparat här går inte att öppna på den här enheten. Inget är borttaget. Ring supporten.</source>
        <comment>The key does not fit the database</comment>
        <translation type="unfinished">Tego, co jest tu zapisane, nie można otworzyć na tym urządzeniu. Nic nie usunięto. Proszę zadzwonić do pomocy technicznej.</translation>
    </message>
    <message>
        <source>Det som är sparat här är skadat. Inget är borttaget. Ring supporten innan du gör något mer.</source>
        <comment>Database damaged</comment>
        <translation type="unfinished">To, co jest tu zapisane, jest uszkodzone. Nic nie usunięto. Najpierw proszę zadzwonić do pomocy technicznej.</translation>
    </message>
    <message>
        <source>Minnet på enheten är fullt. Det sista du skrev är inte sparat än. Ta bort annat och försök igen.</source>
        <comment>Disk full</comment>
        <translation type="unfinished">Pamięć urządzenia jest pełna. Ostatni tekst nie jest jeszcze zapisany. Proszę usunąć coś innego i spróbować jeszcze raz.</translation>
    </message>
    <message>
        <source>Programmet är äldre än det som är sparat här. Uppdatera programmet.</source>
        <comment>Newer database</comment>
        <translation type="unfinished">Program jest starszy niż to, co jest tu zapisane. Proszę zaktualizować program.</translation>
    </message>
    <message>
        <source>Enhetens nyckelring är låst. Lås upp enheten och försök igen.</source>
        <comment>Keyring locked</comment>
        <translation type="unfinished">Pęk kluczy urządzenia jest zablokowany. Proszę odblokować urządzenie i spróbować jeszcze raz.</translation>
    </message>
    <message>
        <source>Det är öppet i ett annat fönster. Stäng det först.</source>
        <comment>Database in use</comment>
        <translation type="unfinished">To jest otwarte w innym oknie. Proszę najpierw je zamknąć.</translation>
    </message>
    <message>
        <source>Många fel. Vänta %1 minuter.</source>
        <comment>%1 is a number of minutes</comment>
        <translation type="unfinished">Dużo pomyłek. Proszę czekać. Minuty: %1.</translation>
    </message>
    <message>
        <source>Många fel. Vänta en sekund.</source>
        <comment>The last second of a wait</comment>
        <translation type="unfinished">Dużo pomyłek. Proszę czekać jedną sekundę.</translation>
    </message>
    <message>
        <source>Många fel. Vänta %1 sekunder.</source>
        <comment>%1 is a number of seconds</comment>
        <translation type="unfinished">Dużo pomyłek. Proszę czekać. Sekundy: %1.</translation>
    </message>
</context>
<context>
    <name>Tablet</name>
    <message>
        <source>I dag</source>
        <comment>Name of the screen with the day&apos;s visits</comment>
        <translation type="unfinished">Dzisiaj</translation>
    </message>
    <message>
        <source>Här ser du snart vem som kommer till dig.</source>
        <comment>Home screen before the first plan</comment>
        <translation type="unfinished">Wkrótce będzie tu widać, kto przyjdzie.</translation>
    </message>
    <message>
        <source>I dag är inget besök planerat.</source>
        <comment>The day&apos;s list is empty</comment>
        <translation type="unfinished">Na dziś nie ma zaplanowanej wizyty.</translation>
    </message>
    <message>
        <source>Larmklockan på armen gäller.</source>
        <comment>What the alarm is worth without network: the wrist alarm counts; nothing is said of this button</comment>
        <translation type="unfinished">Proszę używać alarmu na ręce.</translation>
    </message>
    <message>
        <source>Larmklockan på armen gäller. Den här knappen når hemtjänsten.</source>
        <comment>What the alarm is worth: the wrist alarm is the one that counts; this button reaches the home care</comment>
        <translation type="unfinished">Proszę używać alarmu na ręce. Ten przycisk łączy z opieką domową.</translation>
    </message>
    <message>
        <source>Plattan kan inte läsa det som är nytt. Säg till hemtjänsten.</source>
        <comment>The store failed</comment>
        <translation type="unfinished">Tablet nie może odczytać nowych informacji. Proszę powiadomić opiekę domową.</translation>
    </message>
    <message>
        <source>Hemtjänsten</source>
        <comment>Said when it is not known who comes: &apos;Hemtjänsten kommer&apos;</comment>
        <translation type="unfinished">Opieka domowa</translation>
    </message>
    <message>
        <source>%1 är här nu</source>
        <comment>%1 is a first name</comment>
        <translation type="unfinished">Teraz na miejscu: %1</translation>
    </message>
    <message>
        <source>%1 kommer i stället</source>
        <comment>Somebody else than planned; %1 is a first name</comment>
        <translation type="unfinished">Zmiana. Wizyta: %1</translation>
    </message>
    <message>
        <source>%1 kommer</source>
        <comment>%1 is a first name, or &apos;Amina och Bo&apos;</comment>
        <translation type="unfinished">Wizyta: %1</translation>
    </message>
    <message>
        <source>Skulle komma %1</source>
        <comment>A late visit; %1 is &apos;10.45&apos;</comment>
        <translation type="unfinished">Planowana godzina: %1</translation>
    </message>
    <message>
        <source>Du behöver inte göra något.</source>
        <comment>Under &apos;Amina är sen&apos;</comment>
        <translation type="unfinished">Nie trzeba nic robić.</translation>
    </message>
    <message>
        <source>Det kan ha ändrats.</source>
        <comment>A late visit; why it is not known is said beside the screen</comment>
        <translation type="unfinished">To mogło się zmienić.</translation>
    </message>
    <message>
        <source>I morgon klockan %1 kommer %2.</source>
        <comment>%1 is &apos;8&apos; or &apos;8.15&apos;, %2 a first name</comment>
        <translation type="unfinished">Jutro o %1 wizyta: %2.</translation>
    </message>
    <message>
        <source>Ingen mer kommer i dag</source>
        <comment>Home screen, when the day&apos;s visits are over</comment>
        <translation type="unfinished">Dziś już nikt nie przyjdzie</translation>
    </message>
    <message>
        <source>Välkommen</source>
        <comment>Home screen before the first plan has come</comment>
        <translation type="unfinished">Witamy</translation>
    </message>
    <message>
        <source>Här ser du snart vem som kommer till dig.</source>
        <comment>Home screen before the first plan has come</comment>
        <translation type="unfinished">Wkrótce będzie tu widać, kto przyjdzie.</translation>
    </message>
    <message>
        <source>För i morgon är inget planerat.</source>
        <comment>Nobody tomorrow either</comment>
        <translation type="unfinished">Na jutro nic nie jest zaplanowane.</translation>
    </message>
    <message>
        <source>%1 har varit här</source>
        <comment>A visit that is over; %1 is a first name</comment>
        <translation type="unfinished">Wizyta zakończona: %1</translation>
    </message>
    <message>
        <source>Inställt besök</source>
        <comment>In the tablet&apos;s day: a visit that will not be</comment>
        <translation type="unfinished">Wizyta odwołana</translation>
    </message>
    <message>
        <source>%1 är sena</source>
        <comment>Late, two people; %1 is &apos;Amina och Bo&apos;</comment>
        <translation type="unfinished">%1 spóźniają się</translation>
    </message>
    <message>
        <source>%1 är sen</source>
        <comment>Late; %1 is a first name</comment>
        <translation type="unfinished">%1 spóźnia się</translation>
    </message>
    <message>
        <source>Plattan väntar på nytt från hemtjänsten.</source>
        <comment>The hub was restored and tells nothing yet</comment>
        <translation type="unfinished">Tablet czeka na nowe informacje od opieki domowej.</translation>
    </message>
    <message>
        <source>Plattan har kontakt.</source>
        <comment>The tablet is online and has the newest plan</comment>
        <translation type="unfinished">Tablet ma połączenie.</translation>
    </message>
    <message>
        <source>Plattan hämtar det som ska stå här.</source>
        <comment>Connected, the first plan is on its way</comment>
        <translation type="unfinished">Tablet pobiera informacje.</translation>
    </message>
    <message>
        <source>Det finns inget nät just nu.</source>
        <comment>The tablet is offline</comment>
        <translation type="unfinished">W tej chwili nie ma sieci.</translation>
    </message>
    <message>
        <source>Ingen kontakt. Säg till hemtjänsten.</source>
        <comment>The hub refuses this device</comment>
        <translation type="unfinished">Brak połączenia. Proszę powiadomić opiekę domową.</translation>
    </message>
    <message>
        <source>Sätt i laddaren.</source>
        <comment>The tablet is unplugged; told to its person</comment>
        <translation type="unfinished">Proszę podłączyć ładowarkę.</translation>
    </message>
    <message>
        <source>Ljudet är av.</source>
        <comment>Nothing that rings would be heard; told to its person</comment>
        <translation type="unfinished">Dźwięk jest wyłączony.</translation>
    </message>
    <message>
        <source>Det här är från %1.</source>
        <comment>%1 is &apos;klockan 9.10&apos; or &apos;i går klockan 9.10&apos;</comment>
        <translation type="unfinished">Dane z: %1.</translation>
    </message>
    <message>
        <source>klockan %1</source>
        <comment>%1 is &apos;9.10&apos;</comment>
        <translation type="unfinished">o %1</translation>
    </message>
    <message>
        <source>i går %1</source>
        <comment>%1 is &apos;klockan 9.10&apos;</comment>
        <translation type="unfinished">wczoraj %1</translation>
    </message>
    <message>
        <source>Någon med egen nyckel</source>
        <comment>Somebody opened with a key that the lock does not know</comment>
        <translation type="unfinished">Ktoś z własnym kluczem</translation>
    </message>
    <message>
        <source>Någon från %1</source>
        <comment>The name is not known; %1 is an organisation</comment>
        <translation type="unfinished">Ktoś: %1</translation>
    </message>
    <message>
        <source>Någon</source>
        <comment>Somebody whose key the lock knows; neither name nor organisation is known</comment>
        <translation type="unfinished">Ktoś</translation>
    </message>
    <message>
        <source>Det kan ha varit du själv.</source>
        <comment>After &apos;Någon med egen nyckel&apos;</comment>
        <translation type="unfinished">Możliwe, że to Pan lub Pani.</translation>
    </message>
    <message>
        <source>öppnade %1</source>
        <comment>After &apos;Någon med egen nyckel&apos;; %1 is &apos;i dag 10.31&apos;</comment>
        <translation type="unfinished">otworzył drzwi %1</translation>
    </message>
    <message>
        <source>kom %1</source>
        <comment>After a first name; %1 is &apos;i dag 10.31&apos;</comment>
        <translation type="unfinished">wizyta %1</translation>
    </message>
    <message>
        <source>Genom porten.</source>
        <comment>Which door a visitor came in by</comment>
        <translation type="unfinished">Przez bramę budynku.</translation>
    </message>
    <message>
        <source>Genom dörren.</source>
        <comment>Which door a visitor came in by</comment>
        <translation type="unfinished">Przez drzwi mieszkania.</translation>
    </message>
    <message>
        <source>Gick %1.</source>
        <comment>When the visitor left; %1 is 11.05</comment>
        <translation type="unfinished">Wyjście: %1.</translation>
    </message>
    <message>
        <source>i dag</source>
        <comment>Between a name and a time</comment>
        <translation type="unfinished">dzisiaj o</translation>
    </message>
    <message>
        <source>i går</source>
        <comment>Between a name and a time</comment>
        <translation type="unfinished">wczoraj o</translation>
    </message>
    <message>
        <source>Vem har varit här</source>
        <comment>Name of the screen with who has been in the home</comment>
        <translation type="unfinished">Kto tu był</translation>
    </message>
    <message>
        <source>Här ser du snart vem som har varit hos dig.</source>
        <comment>Before the first plan has come</comment>
        <translation type="unfinished">Wkrótce będzie tu widać, kto był w mieszkaniu.</translation>
    </message>
    <message>
        <source>Ingen har varit här de senaste två veckorna.</source>
        <comment>The list of visitors is empty</comment>
        <translation type="unfinished">Przez ostatnie dwa tygodnie nikogo tu nie było.</translation>
    </message>
    <message>
        <source>Larmklockan på armen gäller.</source>
        <comment>What the alarm is worth: the tablet has none</comment>
        <translation type="unfinished">Proszę używać alarmu na ręce.</translation>
    </message>
</context>
<context>
    <name>TabletArrived</name>
    <message>
        <source>En sak har inte kommit fram än.</source>
        <comment>The tablet&apos;s page of what has arrived</comment>
        <translation type="unfinished">Jedna rzecz jeszcze nie dotarła.</translation>
    </message>
    <message numerus="yes">
        <source>%n saker har inte kommit fram än.</source>
        <comment>%n is a number from 2</comment>
        <translation type="unfinished">
            <numerusform>%n rzecz jeszcze nie dotarła.</numerusform>
            <numerusform>%n rzeczy jeszcze nie dotarły.</numerusform>
            <numerusform>%n rzeczy jeszcze nie dotarło.</numerusform>
        </translation>
    </message>
    <message>
        <source>Inget väntar här.</source>
        <comment>Nothing has been written on the tablet</comment>
        <translation type="unfinished">Nic tu nie czeka.</translation>
    </message>
    <message>
        <source>Allt du har skrivit har kommit fram.</source>
        <comment>Everything has arrived</comment>
        <translation type="unfinished">Wszystko, co zostało napisane, dotarło.</translation>
    </message>
    <message>
        <source>Du behöver inte göra något.</source>
        <comment>Nothing to do</comment>
        <translation type="unfinished">Nie trzeba nic robić.</translation>
    </message>
    <message>
        <source>Det sista kom fram %1.</source>
        <comment>%1 is &apos;i dag klockan 9.10&apos;</comment>
        <translation type="unfinished">Ostatnia rzecz dotarła %1.</translation>
    </message>
    <message>
        <source>Plattan skickar det nu. Du behöver inte göra något.</source>
        <comment>On its way</comment>
        <translation type="unfinished">Tablet teraz to wysyła. Nie trzeba nic robić.</translation>
    </message>
    <message>
        <source>Det finns inget nät. Plattan skickar det när nätet är tillbaka.</source>
        <comment>Waits for the network</comment>
        <translation type="unfinished">Nie ma sieci. Tablet wyśle to, gdy sieć wróci.</translation>
    </message>
    <message>
        <source>Dörren öppnades eller låstes</source>
        <comment>What the tablet carried from the lock</comment>
        <translation type="unfinished">Drzwi otwarto lub zamknięto na klucz</translation>
    </message>
    <message>
        <source>Du läste något</source>
        <comment>Something was read on the tablet</comment>
        <translation type="unfinished">Coś zostało przeczytane</translation>
    </message>
    <message>
        <source>Du ändrade plattan</source>
        <comment>Text size, sound or the like was changed</comment>
        <translation type="unfinished">Tablet został zmieniony</translation>
    </message>
    <message>
        <source>Du övade</source>
        <comment>A lesson was done, or who may see that was chosen</comment>
        <translation type="unfinished">Ćwiczenie zrobione</translation>
    </message>
    <message>
        <source>Du sa vad du tyckte</source>
        <comment>One of three faces was chosen</comment>
        <translation type="unfinished">Opinia została podana</translation>
    </message>
    <message>
        <source>Plattan berättade hur den mår</source>
        <comment>The tablet told of battery and sound</comment>
        <translation type="unfinished">Tablet powiadomił o swoim stanie</translation>
    </message>
    <message>
        <source>Du avslutade en kontakt</source>
        <comment>The brukare took a yes back</comment>
        <translation type="unfinished">Kontakt został zakończony</translation>
    </message>
    <message>
        <source>Något som du gjorde</source>
        <comment>Any other thing</comment>
        <translation type="unfinished">Coś, co zostało zrobione</translation>
    </message>
    <message>
        <source>Det kunde inte tas emot. Säg till hemtjänsten.</source>
        <comment>Refused by the hub</comment>
        <translation type="unfinished">Nie udało się tego przyjąć. Proszę powiadomić opiekę domową.</translation>
    </message>
    <message>
        <source>Det är sparat här på plattan.</source>
        <comment>Not sent yet</comment>
        <translation type="unfinished">Jest zapisane tutaj, na tablecie.</translation>
    </message>
    <message>
        <source>Det har kommit fram. Någon ska titta på det.</source>
        <comment>Held by the hub</comment>
        <translation type="unfinished">Dotarło. Ktoś to obejrzy.</translation>
    </message>
    <message>
        <source>Det har kommit fram.</source>
        <comment>Received by the hub</comment>
        <translation type="unfinished">Dotarło.</translation>
    </message>
    <message>
        <source>i dag klockan %1</source>
        <comment>%1 is &apos;9.10&apos;</comment>
        <translation type="unfinished">dzisiaj o %1</translation>
    </message>
    <message>
        <source>i går klockan %1</source>
        <comment>%1 is &apos;9.10&apos;</comment>
        <translation type="unfinished">wczoraj o %1</translation>
    </message>
    <message>
        <source>%2 klockan %1</source>
        <comment>%2 is &apos;måndag 23 november&apos;, %1 is &apos;9.10&apos;</comment>
        <translation type="unfinished">%2 o %1</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Starta Tryggve</source>
        <comment>Button: staff have closed the program</comment>
        <translation type="unfinished">Uruchom Tryggve</translation>
    </message>
    <message>
        <source>Personalen har stängt plattan.</source>
        <comment>Staff have closed the program</comment>
        <translation type="unfinished">Personel zamknął tablet.</translation>
    </message>
    <message>
        <source>Plattan har stannat.</source>
        <comment>The program does not start just now</comment>
        <translation type="unfinished">Tablet się zatrzymał.</translation>
    </message>
    <message>
        <source>Plattan startar. Vänta lite.</source>
        <comment>The program is starting</comment>
        <translation type="unfinished">Tablet się uruchamia. Proszę chwilę czekać.</translation>
    </message>
    <message>
        <source>Den försöker igen klockan %1.</source>
        <comment>%1 is &apos;10.45&apos;</comment>
        <translation type="unfinished">Spróbuje ponownie o %1.</translation>
    </message>
    <message>
        <source>Du behöver inte göra något.</source>
        <comment>The program tries again by itself</comment>
        <translation type="unfinished">Nie trzeba nic robić.</translation>
    </message>
</context>
<context>
    <name>WhatArrived</name>
    <message>
        <source>Vad har kommit fram?</source>
        <comment>Name of the page, and of the button that leads to it</comment>
        <translation type="unfinished">Co dotarło?</translation>
    </message>
</context>
</TS>
