<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="sv_SE">
<context>
    <name>Age</name>
    <message>
        <source>nyss</source>
        <comment>Less than two minutes old</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 minuter</source>
        <comment>How old; %1 is a number from 2</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 timme</source>
        <comment>How old</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 timmar</source>
        <comment>How old; %1 is a number from 2</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 dag</source>
        <comment>How old</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dagar</source>
        <comment>How old; %1 is a number from 2</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Alarm</name>
    <message>
        <source>Når hemtjänsten.</source>
        <comment>Spoken after the alarm button&apos;s word: it reaches the home care</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larmet är på</source>
        <comment>On the alarm button while an alarm goes on</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LARM</source>
        <comment>On the round alarm button: one short word in capitals</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larmet är avslutat.</source>
        <comment>Somebody of the home care has closed it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behöver du hjälp igen? Tryck på larmet.</source>
        <comment>After: the alarm is over</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du har tagit tillbaka larmet.</source>
        <comment>The person pressed &apos;Det var fel&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hemtjänsten vet att det var fel. De kanske ringer ändå.</source>
        <comment>After a mistake</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hemtjänsten får veta det så snart det går.</source>
        <comment>The mistake has not been told yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 har tagit emot ditt larm.</source>
        <comment>%1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Någon</source>
        <comment>Who has accepted is not known by name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det var klockan %1.</source>
        <comment>%1 is 10.31: when somebody accepted the alarm</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ring 112 om det är bråttom.</source>
        <comment>The emergency number; nobody has answered yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen har svarat än.</source>
        <comment>A minute has gone by without an answer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan fortsätter att larma.</source>
        <comment>It goes on trying</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen kan svara på larmet just nu.</source>
        <comment>The hub has it; nobody&apos;s device rings</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larmet har gått till hemtjänsten.</source>
        <comment>The hub has it; nobody has accepted it yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vänta. Här står det snart vem som har tagit emot det.</source>
        <comment>Nobody has accepted it yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larmet har inte kommit fram än.</source>
        <comment>The hub cannot be reached</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan försöker hela tiden.</source>
        <comment>It goes on trying</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larmet skickas nu.</source>
        <comment>In the first moment after the press</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ditt larm</source>
        <comment>Name of the page about the alarm that goes on</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det var fel</source>
        <comment>Button: the alarm was pressed by mistake</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>Jag har sett det</source>
        <comment>Button: takes it out of the list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anteckning</source>
        <comment>Kind of what was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Besöket börjat</source>
        <comment>Kind of what was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insats markerad</source>
        <comment>Kind of what was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Besöket avslutat</source>
        <comment>Kind of what was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dörrens rapport</source>
        <comment>Kind of what was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Besöket läst</source>
        <comment>Kind of what was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journalanteckning</source>
        <comment>Kind of what was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text i utredningen</source>
        <comment>Kind of what was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ditt beslut</source>
        <comment>Kind of what was done: decided about a colleague&apos;s work</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattans inställningar ändrade</source>
        <comment>Kind of what was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meddelande</source>
        <comment>Kind of what was done: sent a message</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meddelande läst</source>
        <comment>Kind of what was done: read a message</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Övning</source>
        <comment>Kind of what was done: rehearsed a lesson</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vad du tyckte</source>
        <comment>Kind of what was done: gave one of three faces</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hur plattan mår</source>
        <comment>Kind of what was done: the tablet said that it is charged</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uppgift tagen</source>
        <comment>Kind of what was done: took one of the unit&apos;s tasks</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uppgift klar</source>
        <comment>Kind of what was done: one of the unit&apos;s tasks is done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kontakt med närstående</source>
        <comment>Kind of what was done: entered a brukare&apos;s yes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kontakt avslutad</source>
        <comment>Kind of what was done: took a brukare&apos;s yes back</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bild eller fil</source>
        <comment>Kind of what was done: a file on its way</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Något som du gjorde</source>
        <comment>What was done is of a kind that is not known</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ett beslut</source>
        <comment>Kind of what a colleague did</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Något som inte går att visa här</source>
        <comment>A colleague&apos;s work of a kind not known</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 har sagt nej: %2</source>
        <comment>%1 is a name, %2 that person&apos;s own words</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behöver dig</source>
        <comment>Heading over what the hub did not simply take</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AreaField</name>
    <message>
        <source>Behov</source>
        <comment>Field of a life area</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resurser</source>
        <comment>Field of a life area</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mål</source>
        <comment>Field of a life area</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bedömt funktionstillstånd</source>
        <comment>Field of a life area</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avsett funktionstillstånd</source>
        <comment>Field of a life area</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Berörs inte</source>
        <comment>Answer: the area does not concern the person</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AreaList</name>
    <message>
        <source>Öppet nu.</source>
        <comment>Said of the open life area by screen readers</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alla områden</source>
        <comment>Button on a narrow screen: shows the list of life areas</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 av 11 är öppet</source>
        <comment>%1 is the open area&apos;s number</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AreaPage</name>
    <message>
        <source>Tillbaka</source>
        <comment>Way back to the brukare&apos;s page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beslutade insatser</source>
        <comment>Heading: what has been decided before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nästa: %1</source>
        <comment>Button; %1 is a life area</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utredning · %1</source>
        <comment>Title; %1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Arrival</name>
    <message>
        <source>Sparat här. Skickas när det finns nät.</source>
        <comment>Saved on this device only</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sparat här. Skickat, väntar på svar.</source>
        <comment>Sent, no receipt from the hub yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sparat. Hubben har tagit emot det klockan %1.</source>
        <comment>Receipt; %1 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sparat. Hubben har tagit emot det.</source>
        <comment>Receipt without a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubben har det säkert. En annan person avgör om det gäller.</source>
        <comment>Held by the hub</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Någon annan har ändrat samma sak. Båda texterna är kvar. Välj en.</source>
        <comment>Conflict, both kept</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubben tar inte emot det. Det är kvar här.</source>
        <comment>Refused; the text stays here</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sparat här</source>
        <comment>Short: saved on this device only</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skickat</source>
        <comment>Short: sent, no receipt yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hos hubben</source>
        <comment>Short: the hub has it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Väntar på beslut</source>
        <comment>Short: a person decides about it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Två texter, välj en</source>
        <comment>Short: conflict</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inte mottaget</source>
        <comment>Short: refused by the hub</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BrukareList</name>
    <message>
        <source>Mina brukare</source>
        <comment>Title of the handläggare&apos;s list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sök brukare</source>
        <comment>Label of the search</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Namn, adress eller personnummer</source>
        <comment>In the empty search field: what it looks in</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logga ut</source>
        <comment>Button: signs out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 till. Skriv i sökfältet för att hitta dem.</source>
        <comment>%1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 sak väntar på ditt beslut</source>
        <comment>Under the button to what has arrived</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 saker väntar på ditt beslut</source>
        <comment>%1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skyddade personuppgifter</source>
        <comment>Mark beside a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utredning påbörjad</source>
        <comment>Mark beside a name: an utredning is in draft</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Här kommer dina brukare när hubben har skickat dem.</source>
        <comment>The list is still empty</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen träff bland %1 brukare.</source>
        <comment>%1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 av %2 brukare</source>
        <comment>%1 found of %2</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 brukare</source>
        <comment>%1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BrukarePage</name>
    <message>
        <source>Du är inte längre handläggare här. Det du har skrivit är sparat. Det finns under %1</source>
        <comment>Mandate ended; %1 is the page &apos;Vad har kommit fram?&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mina brukare</source>
        <comment>Way back to the list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skyddade personuppgifter</source>
        <comment>Mark on the person&apos;s own page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Öppna utredningen</source>
        <comment>Button: opens the utredning</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insatser</source>
        <comment>Heading over what has been decided for the person</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inga insatser är beslutade.</source>
        <comment>No insatser</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 timmar i månaden</source>
        <comment>%1 is a number of hours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Från %1, tills vidare</source>
        <comment>Date from which an insats holds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Från %1 till %2</source>
        <comment>Dates between which an insats holds</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Call</name>
    <message>
        <source>Videosamtal</source>
        <comment>Name of the page after a call</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 och %2</source>
        <comment>Two people in a call; %1 and %2 are names</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ringer</source>
        <comment>A video call rings; %1 is who calls</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det ringer hos %1.</source>
        <comment>%1 is who is called</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Förbindelsen bröts. Vi försöker igen.</source>
        <comment>In a call: the network went away for now</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samtalet kopplas.</source>
        <comment>Answered, not connected yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du syns och hörs inte. Kamera och mikrofon saknas.</source>
        <comment>In a call: no devices</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du hörs inte. Mikrofonen saknas.</source>
        <comment>In a call: no microphone</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du hörs men syns inte. Kameran saknas.</source>
        <comment>In a call: no camera</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du har svarat på en annan skärm.</source>
        <comment>Another device of the same person answered</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kan inte svara just nu.</source>
        <comment>%1 is who was called, and pressed &apos;Inte nu&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 svarade inte.</source>
        <comment>%1 is who was called</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 har ringt dig.</source>
        <comment>A call that was not answered; %1 is who called</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samtalet är slut.</source>
        <comment>After a call</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ni pratade %1.</source>
        <comment>A call that is over; %1 is when: &apos;10.45&apos;, &apos;i går 10.45&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ringde %1.</source>
        <comment>Below a name: a call from there that nobody answered; %1 is when</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%2 ringde %1.</source>
        <comment>A call nobody answered; %2 is who called, %1 when</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kunde inte svara %1.</source>
        <comment>Who was called pressed &apos;Inte nu&apos;; %1 is when</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Svarade inte %1.</source>
        <comment>Who was called did not answer; %1 is when</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det går inte att ringa utan nät. Försök igen.</source>
        <comment>A call could not be begun</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det har ringts många gånger. Vänta en stund.</source>
        <comment>Too many calls in a row</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du kan inte ringa dit just nu.</source>
        <comment>No right to call this person any more</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samtalet är redan besvarat eller slut.</source>
        <comment>Answered too late</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samtalet gick inte fram. Försök igen.</source>
        <comment>A call could not be begun</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Svara</source>
        <comment>Button: answers a video call. The largest on the screen</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inte nu</source>
        <comment>Button: does not answer a video call</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lägg på</source>
        <comment>Button: ends a video call</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ljud av</source>
        <comment>Switch: others do not hear this person</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bild av</source>
        <comment>Switch: others do not see this person</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vi ringer upp.</source>
        <comment>A call is being begun</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClosePeople</name>
    <message>
        <source>Närstående</source>
        <comment>Name of the page with people close to a brukare, and of the button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tillbaka till personen</source>
        <comment>Way back to a brukare&apos;s page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen är inskriven här än.</source>
        <comment>Nobody close has been entered</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Namn</source>
        <comment>Label: name of somebody close to the brukare</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv in någon</source>
        <comment>Heading over the form for somebody new</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv in tillsammans med %1, och bara den som %1 själv säger ja till. %1 kan ångra sig när som helst.</source>
        <comment>What the page is for; %1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vem är det för %1? Med %1s egna ord</source>
        <comment>Label: dotter, granne; %1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 vill visa vem som kommer i dag</source>
        <comment>A choice that is on or off; %1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 har sagt ja: gör en länk</source>
        <comment>Button: enters the yes; %1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv namnet först.</source>
        <comment>The name is missing</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ny länk</source>
        <comment>Button: a new one-time link</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Har sagt ja igen: ny länk</source>
        <comment>Button: after the contact had ended</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visa inte vem som kommer</source>
        <comment>Button: who comes today is shared no more</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visa vem som kommer i dag</source>
        <comment>Button: the brukare wants to share it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avsluta kontakten</source>
        <comment>Button: the yes is taken back</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Göra en ny länk till %1?</source>
        <comment>%1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 läser och skriver redan i en webbläsare. Den slutar gälla när den nya länken har kommit fram. Det står här och på surfplattan vem som gjorde länken.</source>
        <comment>What a new one-time link does; %1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nej, ingen ny länk</source>
        <comment>The safe answer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, gör en ny länk</source>
        <comment>The answer that makes a new link</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avsluta kontakten med %1?</source>
        <comment>%1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kan inte läsa eller skriva mer. Det som är skrivet finns kvar på surfplattan.</source>
        <comment>What ending the contact does; %1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nej, behåll kontakten</source>
        <comment>The safe answer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, avsluta kontakten</source>
        <comment>The answer that ends it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kod för telefonens kamera</source>
        <comment>Name of the square code, for screen readers</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adress</source>
        <comment>Name of the address, for screen readers</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visa koden, eller ge adressen. Den gäller en gång, i sju dagar, och visas bara nu. Den börjar gälla när det du skrev in har kommit fram.</source>
        <comment>About the one-time link</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Länk till %1</source>
        <comment>Heading over a one-time link; %1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avslutad %2 av %1.</source>
        <comment>%1 is a name, %2 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inskriven %2 av den som sköter hubben.</source>
        <comment>%2 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inskriven %2 av %1.</source>
        <comment>%1 is a name, %2 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ser meddelanden och vem som kommer i dag.</source>
        <comment>What somebody close may see</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ser bara meddelandena mellan dem.</source>
        <comment>What somebody close may see</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gjorde en länk till %2, %3.</source>
        <comment>%1 made a one-time link to %2; %3 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>En länk gjordes till %2, %3.</source>
        <comment>%2 is a name, %3 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen har öppnat den än.</source>
        <comment>Of a one-time link</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Den öppnades %1.</source>
        <comment>Of a one-time link; %1 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Conflict</name>
    <message>
        <source>Det som står i fältet gäller</source>
        <comment>Button: one&apos;s own text holds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Den andra texten gäller</source>
        <comment>Button: the other person&apos;s text holds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lägg till den andra texten i fältet</source>
        <comment>Button: both texts into the field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ångra, lägg tillbaka min text</source>
        <comment>Button after the other text was chosen</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Någon annan</source>
        <comment>When it is not known who wrote the other text</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 har också skrivit i %2:</source>
        <comment>%1 is a name, %2 a field such as Behov</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(fältet är tömt)</source>
        <comment>The other person has emptied the field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Den andra texten gäller nu. Din text var:</source>
        <comment>After choosing the other</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>%1 – %2</source>
        <comment>From when to when, in large text: &apos;10.45 – 11.15&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>From when to when: &apos;10.45–11.15&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 natt</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 morgon</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 förmiddag</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 eftermiddag</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kväll</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>i går %1</source>
        <comment>A time yesterday; %1 is the time, 10.45</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayView</name>
    <message>
        <source>Logga ut</source>
        <comment>Button: signs out, the next person can sign in</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Klara (%1)</source>
        <comment>Button: unfolds the finished visits; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insatser som inte är markerade: %1</source>
        <comment>Of the finished visits; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du är hos</source>
        <comment>Over the name of the person whom the visit is at</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nästa besök</source>
        <comment>Over the name of the next person</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fortsätt</source>
        <comment>Button: opens the visit that is going on</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visa besöket</source>
        <comment>Button: opens the next visit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 att besluta</source>
        <comment>Under the button &apos;Gruppen&apos;; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 sak i gruppen</source>
        <comment>Under the button &apos;Att ta hand om&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 saker i gruppen</source>
        <comment>Under it; %1 is a number from 2</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inga besök i dag</source>
        <comment>Heading when the day is empty</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dagens besök, %1 av %2 klara</source>
        <comment>%1 and %2 are numbers</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tillbaka till dagen</source>
        <comment>Way back to the list of the day</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Decline</name>
    <message>
        <source>trött</source>
        <comment>After &apos;avböjd,&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gjorde det själv</source>
        <comment>After &apos;avböjd,&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mår inte bra</source>
        <comment>After &apos;avböjd,&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inte hemma</source>
        <comment>After &apos;inte gjord –&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vill inte</source>
        <comment>After &apos;avböjd,&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tiden räckte inte</source>
        <comment>After &apos;inte gjord –&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>annat skäl</source>
        <comment>After &apos;inte gjord –&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: avböjd, %2</source>
        <comment>%1 is an insats, %2 the brukare&apos;s reason: &apos;Dusch: avböjd, trött&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: inte gjord – %2</source>
        <comment>%1 is an insats, %2 a reason that is not the brukare&apos;s own</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>Porten</source>
        <comment>The common door of the house</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dörren</source>
        <comment>The person&apos;s own door</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Porten är låst.</source>
        <comment>Reported by the lock</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dörren är låst.</source>
        <comment>Reported by the lock</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Porten är olåst.</source>
        <comment>Reported by the lock</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dörren är olåst.</source>
        <comment>Reported by the lock</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Låset rör sig …</source>
        <comment>Reported by the lock</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Porten har fastnat.</source>
        <comment>The lock is jammed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Låset har fastnat. Dörren kan vara olåst.</source>
        <comment>The lock is jammed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vi vet inte om porten är låst.</source>
        <comment>No report from the lock</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vi vet inte om dörren är låst.</source>
        <comment>No report from the lock</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Låset har inte svarat än.</source>
        <comment>This device has heard nothing from the lock</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Låset svarade %1.</source>
        <comment>%1 is a time, 10.31 or &apos;i går 10.31&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Låset svarade senast %1. Det kan ha ändrats.</source>
        <comment>Old report; %1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Låsets batteri är svagt.</source>
        <comment>The lock&apos;s battery is low</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Öppna porten</source>
        <comment>Button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lås porten</source>
        <comment>Button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Öppna dörren</source>
        <comment>Button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lås dörren</source>
        <comment>Button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Porten öppnas …</source>
        <comment>The order has been given, the lock has not answered</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Porten låses …</source>
        <comment>The order has been given, the lock has not answered</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dörren öppnas …</source>
        <comment>The order has been given, the lock has not answered</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dörren låses …</source>
        <comment>The order has been given, the lock has not answered</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoorLine</name>
    <message>
        <source>Nej, gå tillbaka</source>
        <comment>The door is left alone</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vad vill du göra med %1?</source>
        <comment>%1 is &apos;porten&apos; or &apos;dörren&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Porten: vet inte än</source>
        <comment>The lock of the common door has reported nothing yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dörren: vet inte än</source>
        <comment>The lock of the person&apos;s own door has reported nothing yet</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoorRefusal</name>
    <message>
        <source>Numret till gruppen: %1.</source>
        <comment>%1 is a phone number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du har inte tillgång till den här dörren. Ring gruppledaren.</source>
        <comment>No right now</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du får öppna från klockan %1. Ring gruppledaren om det är bråttom.</source>
        <comment>%1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Din tid har inte börjat än. Ring gruppledaren om det är bråttom.</source>
        <comment>Pass not yet valid</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du har inte tillgång till den här dörren. Din tid gick ut klockan %1. Ring gruppledaren.</source>
        <comment>%1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Din tid har gått ut. Ring gruppledaren.</source>
        <comment>Pass ended</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Din tillgång till dörren är borttagen. Ring gruppledaren.</source>
        <comment>Withdrawn</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Låset godtog inte ditt pass. Ring gruppledaren.</source>
        <comment>Pass altered or alien</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telefonen når inte låset. Gå närmare dörren och försök igen.</source>
        <comment>No contact with the lock</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Låset svarade inte. Känn på dörren och försök igen.</source>
        <comment>Order taken, nothing reported</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Låset har fastnat. Tryck eller dra i dörren och försök igen.</source>
        <comment>The lock is jammed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Låsets batteri är slut. Använd nyckeln eller ring gruppledaren.</source>
        <comment>Flat battery</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Låset har tappat tiden. När telefonen har nät får låset den igen. Försök då, eller ring gruppledaren.</source>
        <comment>Power loss</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det tog för lång tid, så inget hände. Försök igen.</source>
        <comment>The order was too old</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Finishing</name>
    <message>
        <source>1 insats är inte markerad: %2.</source>
        <comment>%2 is the insats, such as Dusch</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Den är gjord</source>
        <comment>Answer: mark the insats as done, end the visit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 insatser är inte markerade: %2.</source>
        <comment>%1 is a number from 2, %2 their names with commas</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alla är gjorda</source>
        <comment>Answer: mark the insatser as done, end the visit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gå tillbaka</source>
        <comment>Answer: the visit goes on</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avsluta ändå</source>
        <comment>Answer: end the visit, the insatser stay unmarked</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gå tillbaka och lås dörren</source>
        <comment>The visit goes on</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Varför är dörren inte låst?</source>
        <comment>Asked when a visit is finished</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv varför</source>
        <comment>Field for the person&apos;s own reason</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spara anteckningen och avsluta</source>
        <comment>Answer: sign the note, end the visit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avsluta nu och skriv klart anteckningen senare</source>
        <comment>Answer: the note stays a draft</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gå tillbaka till besöket</source>
        <comment>Answer: the visit goes on</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vad ska hända med anteckningen?</source>
        <comment>Asked when a visit ends with an unsigned note</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du har skrivit en anteckning som inte är sparad i journalen.</source>
        <comment>Why it asks</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Fit</name>
    <message>
        <source>Här</source>
        <comment>Word on the button that is to be hit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nästa fråga</source>
        <comment>Button: leave this question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tryck på knappen där det står Här.</source>
        <comment>What to do: a button is to be hit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bra. Tryck på Här igen.</source>
        <comment>After a hit: the next button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nästan. Prova en gång till.</source>
        <comment>The finger came down beside the button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Så är det nu.</source>
        <comment>Said of the answer that is set now</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Till Ändra plattan</source>
        <comment>Way back, in few words; &apos;Ändra plattan&apos; is the page&apos;s name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det gick inte att spara. Allt är som förut.</source>
        <comment>The disk did not take the change</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Större text</source>
        <comment>Button: makes the text larger at once</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mindre text</source>
        <comment>Button: makes the text smaller at once</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prova dig fram</source>
        <comment>Button: begins the try-out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nu: %1</source>
        <comment>How it is set now; %1 is one of the answers</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ångra det sista</source>
        <comment>Button: takes the newest change back</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storlek</source>
        <comment>What to change: size of text</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Färger</source>
        <comment>What to change: colours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ljud</source>
        <comment>What to change: sounds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tryck</source>
        <comment>What to change: touch</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Läsa högt</source>
        <comment>What to change: reading aloud</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand</source>
        <comment>What to change: which hand</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Knappar</source>
        <comment>What to change: places and pictures</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Språk</source>
        <comment>What to change: language</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utan tryck</source>
        <comment>What to change: no touch</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Textens storlek</source>
        <comment>Name of a question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hur stor text vill du ha?</source>
        <comment>Question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vanlig</source>
        <comment>Answer: text size 100 %</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lite större</source>
        <comment>Answer: text size 125 %</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Större</source>
        <comment>Answer: text size 150 %</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dubbelt så stor</source>
        <comment>Answer: text size 200 %</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mycket stor</source>
        <comment>Answer: text size 250 %</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Störst</source>
        <comment>Answer: text size 300 %</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ljus eller mörk</source>
        <comment>Name of a question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hur ska plattan se ut?</source>
        <comment>Question: colours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ljus</source>
        <comment>Answer: light theme</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mörk</source>
        <comment>Answer: dark theme</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Svart och gul</source>
        <comment>Answer: high contrast theme</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hur högt det ringer</source>
        <comment>Name of a question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hur högt ska plattan ringa? Den ringer aldrig svagare.</source>
        <comment>Question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Svagt</source>
        <comment>Answer: how loud</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lagom</source>
        <comment>Answer: how loud</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Högt</source>
        <comment>Answer: how loud</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Så högt det går</source>
        <comment>Answer: how loud</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vilket ljud</source>
        <comment>Name of a question: which alert sound</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vilket ljud hör du bäst?</source>
        <comment>Question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mörkt ljud</source>
        <comment>Answer: low sound</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mellanljud</source>
        <comment>Answer: the middle one of three sounds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ljust ljud</source>
        <comment>Answer: high sound</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>När det räknas</source>
        <comment>Name of a question: when a touch counts</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>När ska ett tryck räknas?</source>
        <comment>Question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>När jag lyfter fingret</source>
        <comment>Answer: press on release</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>När jag rör knappen</source>
        <comment>Answer: press on touch</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hålla kvar fingret</source>
        <comment>Name of a question: hold time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hur länge ska fingret vara på knappen?</source>
        <comment>Question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ett kort tryck räcker</source>
        <comment>Answer: hold time none</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>En halv sekund</source>
        <comment>Answer: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>En sekund</source>
        <comment>Answer: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Två sekunder</source>
        <comment>Answer: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tryck som blir två</source>
        <comment>Name of a question: ignore repeats</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hur länge ska plattan vänta på nästa tryck?</source>
        <comment>Question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inte alls</source>
        <comment>Answer: it does not wait</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handen skakar</source>
        <comment>Name of a question: tremor</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skakar din hand?</source>
        <comment>Question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nej, den är stadig</source>
        <comment>Answer: no tremor</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, lite</source>
        <comment>Answer: a little tremor</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, en del</source>
        <comment>Answer: some tremor</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, mycket</source>
        <comment>Answer: much tremor</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vila på knappen</source>
        <comment>Name of a question: dwell</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ska det räcka att vila på en knapp?</source>
        <comment>Question: resting on it presses it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nej, jag trycker</source>
        <comment>Answer: no dwelling</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, i en sekund</source>
        <comment>Answer: dwell time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, i två sekunder</source>
        <comment>Answer: dwell time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, i tre sekunder</source>
        <comment>Answer: dwell time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dra fingret</source>
        <comment>Name of a question: slide to the edge</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vill du kunna dra fingret mot en knapp vid kanten?</source>
        <comment>Question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nej, jag trycker på den</source>
        <comment>Answer: no sliding</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, jag drar fingret dit</source>
        <comment>Answer: sliding</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Läsa högt</source>
        <comment>Name of a question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ska plattan läsa högt för dig?</source>
        <comment>Question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nej, jag läser själv</source>
        <comment>Answer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, läs högt</source>
        <comment>Answer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hur fort den läser</source>
        <comment>Name of a question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hur fort ska plattan läsa?</source>
        <comment>Question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Långsamt</source>
        <comment>Answer: speech rate 120</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lugnt</source>
        <comment>Answer: speech rate 140</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vanligt</source>
        <comment>Answer: speech rate 160</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fort</source>
        <comment>Answer: speech rate 190</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Höger eller vänster</source>
        <comment>Name of a question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vilken hand trycker du med?</source>
        <comment>Question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Höger hand</source>
        <comment>Answer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vänster hand</source>
        <comment>Answer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hur många knappar</source>
        <comment>Name of a question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hur många knappar vill du se på en gång?</source>
        <comment>Question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Så många som får plats</source>
        <comment>Answer: six places</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fyra</source>
        <comment>Answer: four places</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tre</source>
        <comment>Answer: three places</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Två</source>
        <comment>Answer: two places</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>En i taget</source>
        <comment>Answer: one place</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bilder på knapparna</source>
        <comment>Name of a question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vill du ha bilder på knapparna?</source>
        <comment>Question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, vanliga bilder</source>
        <comment>Answer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, stora bilder</source>
        <comment>Answer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nej, bara ord</source>
        <comment>Answer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Språk</source>
        <comment>Name of a question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vilket språk vill du läsa?</source>
        <comment>Question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hur du styr</source>
        <comment>Name of a question: control without touch</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hur vill du styra plattan?</source>
        <comment>Question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jag rör vid plattan</source>
        <comment>Answer: by touch</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Med en knapp. Plattan går av sig själv.</source>
        <comment>Answer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Med en knapp. Jag går själv.</source>
        <comment>Answer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Med två knappar</source>
        <comment>Answer: two switches</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hur fort den går</source>
        <comment>Name of a question: how fast the marking moves on</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hur länge ska markeringen stanna på varje sak?</source>
        <comment>Question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tre sekunder</source>
        <comment>Answer: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fem sekunder</source>
        <comment>Answer: a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nu provar vi vad som passar dig.</source>
        <comment>Begin of the try-out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta gärna hjälp av någon från hemtjänsten.</source>
        <comment>Begin of the try-out: staff may help</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du kan sluta när du vill. Det du har valt finns kvar.</source>
        <comment>Begin of the try-out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, vi börjar</source>
        <comment>Begins the try-out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, jag kan läsa det</source>
        <comment>Answer: can read the text</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nej, större</source>
        <comment>Answer: the text must be larger</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lite mindre</source>
        <comment>Answer: smaller again</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kan du läsa det som står här under?</source>
        <comment>Question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det här hör jag bäst</source>
        <comment>Answer: this sound</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tryck på dem och lyssna.</source>
        <comment>How to hear the sounds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, jag hör det bra</source>
        <comment>Answer: hears the sound</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spela igen</source>
        <comment>Button: play the sound again</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nej, högre</source>
        <comment>Answer: the sound must be louder</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hör du ljudet?</source>
        <comment>Question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan kan inte spela ljud just nu.</source>
        <comment>There is nothing to play a sound on</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bra, så vill jag ha det</source>
        <comment>Keeps what was found</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan passar dig som den är. Inget är ändrat.</source>
        <comment>Nothing was found to change</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nej, gör som det var förut</source>
        <comment>Takes back everything that the try-out changed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prova en gång till</source>
        <comment>Begins the try-out again</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Så här har plattan blivit:</source>
        <comment>Before what the try-out has changed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>What has changed: %1 is the name of a question, %2 its answer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Förra frågan</source>
        <comment>Button: the question before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nu är det kaffe.</source>
        <comment>Sample text, to be read aloud</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ändra plattan</source>
        <comment>Name of the page where the tablet is fitted to its person</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Group</name>
    <message>
        <source>Har inte kommit fram</source>
        <comment>Heading over what waits on the group&apos;s devices</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubben har inte berättat om gruppens enheter än.</source>
        <comment>Nothing known yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Din enhet har inget nät. Så här var det %1.</source>
        <comment>%1 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Så har enheterna själva sagt. Hämtat %1.</source>
        <comment>%1 is 10.42</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 sak väntar.</source>
        <comment>On somebody&apos;s device</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 saker väntar.</source>
        <comment>On somebody&apos;s device; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Den äldsta är från %1 (%2).</source>
        <comment>%1 is &apos;i går 10.42&apos;, %2 is its age: &apos;3 timmar&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enheten har aldrig hörts. Ingen vet vad som väntar.</source>
        <comment>A device that never spoke</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enheten hördes senast %1.</source>
        <comment>%1 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen vet vad som väntar nu.</source>
        <comment>After &apos;hördes senast&apos;, something waited then</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Då väntade inget. Ingen vet hur det är nu.</source>
        <comment>After &apos;hördes senast&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan har nät och skickar nu.</source>
        <comment>What waits on somebody&apos;s device is on its way</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Be %1 slå på plattan där det finns nät.</source>
        <comment>What to do; %1 is a first name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inget väntar hos:</source>
        <comment>Before a list of names</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gruppen</source>
        <comment>Name of the shift leader&apos;s page, and of the button that leads to it</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Held</name>
    <message>
        <source>Inget väntar på ditt beslut.</source>
        <comment>Nothing to decide</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beslutat</source>
        <comment>Heading over what has been decided</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Att besluta (%1)</source>
        <comment>Heading over what waits for this person; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du får inte läsa det här. Den som är planerad hos personen kan besluta.</source>
        <comment>The words may not be read by this decider</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bilder eller filer: %1</source>
        <comment>%1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubben har haft det i %1.</source>
        <comment>%1 is &apos;3 timmar&apos;, &apos;2 dagar&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det är ditt eget. Be någon annan besluta.</source>
        <comment>Over one&apos;s own held work</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Låt det gälla</source>
        <comment>Button: the work counts</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Säg nej</source>
        <comment>Button: the work does not count</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ska det som %1 har gjort gälla?</source>
        <comment>Asked before it counts; %1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nej, gå tillbaka</source>
        <comment>The safe answer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, låt det gälla</source>
        <comment>Answer: it counts</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Varför ska det inte gälla?</source>
        <comment>Asked before the no</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 läser det du skriver, och har kvar sin egen text.</source>
        <comment>Under it; %1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gå tillbaka</source>
        <comment>The safe answer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv varför och säg nej</source>
        <comment>Answer: it does not count</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Varför</source>
        <comment>Label of the field for the reason</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hos %1, besöket %2</source>
        <comment>%1 is a name, %2 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>någon minut</source>
        <comment>For how long the hub has had it: less than two minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lät det gälla %2.</source>
        <comment>%1 is a name, %2 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sa nej %2.</source>
        <comment>%1 is a name, %2 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det ändrade inget: %1</source>
        <comment>The work counts, but could not be done; %1 is a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 hade inte längre uppdraget när det gjordes.</source>
        <comment>Why it is held; %1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Klockan på enheten kan ha gått fel. %1 hade kanske inte uppdraget när det gjordes.</source>
        <comment>Why it is held; %1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubben har startat om från en kopia. Den kollar det själv när rättigheterna är bekräftade.</source>
        <comment>Why it is held</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det kom från en enhet eller nyckel som är spärrad. Fråga %1 om det stämmer.</source>
        <comment>Why it is held; %1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Något som %1 gjorde innan har inte kommit fram än. Ofta löser det sig när plattan får nät.</source>
        <comment>Why it is held; %1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det är skrivet i en nyare version av programmet. Det kan vänta tills hubben är uppdaterad.</source>
        <comment>Why it is held</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubben kunde inte avgöra om det stämmer.</source>
        <comment>Why it is held: anything else</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: gjord</source>
        <comment>An insats; %1 is its name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: inte gjord</source>
        <comment>An insats; %1 is its name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: markeringen borttagen</source>
        <comment>An insats; %1 is its name</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>I dag</source>
        <comment>Place on the tablet: the day&apos;s visits</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vem har varit här</source>
        <comment>Place on the tablet: who has been in the home</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HubProblem</name>
    <message>
        <source>Allt du skrivit är sparat här.</source>
        <comment>Said after a problem with the hub</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det finns inget nät just nu.</source>
        <comment>No network</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubben svarar inte just nu. Försök igen om en stund.</source>
        <comment>Hub down</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det som svarar är inte vår hubb. Inget har skickats. Byt nät eller ring supporten.</source>
        <comment>Certificate does not match</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programmet behöver uppdateras. Ring supporten.</source>
        <comment>Too old for the hub</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubben känner inte igen enheten. Be gruppledaren om en ny kod.</source>
        <comment>Device not known</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Den här enheten är spärrad. Ring gruppledaren.</source>
        <comment>Device shut out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Koden har gått ut. Be om en ny.</source>
        <comment>Enrolment code expired</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Koden stämmer inte. Läs den igen, tecken för tecken.</source>
        <comment>Code unknown</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Koden är redan använd. Be om en ny.</source>
        <comment>Code already used</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubben ber oss vänta en stund. Det försöker igen självt.</source>
        <comment>Rate limit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Svaret från hubben kom inte fram helt. Det försöker igen.</source>
        <comment>Truncated</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubben har startat om från en kopia. Det du ser är inte bekräftat. Du kan arbeta som vanligt.</source>
        <comment>The hub was restored; nothing new is told before rights are confirmed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Klockan på den här enheten går fel. Ställ om den.</source>
        <comment>Clock wrong</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Insats</name>
    <message>
        <source>Gå tillbaka</source>
        <comment>Nothing is marked as not done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: varför blev det inte av?</source>
        <comment>%1 is an insats, such as Dusch</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv varför</source>
        <comment>Field for the person&apos;s own reason</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nej, låt det vara</source>
        <comment>Nothing is changed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, den är gjord</source>
        <comment>Marks an insats as done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, den är inte gjord</source>
        <comment>Marks an insats as not done; why is asked next</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, ta bort markeringen</source>
        <comment>Takes the mark back</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vill du ändra %1?</source>
        <comment>%1 is an insats, such as Dusch</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inte gjord</source>
        <comment>Small button beside an insats; why is asked next</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ångra</source>
        <comment>Small button beside an insats: takes the mark back</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>Minutes planned for an insats; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inte markerad än</source>
        <comment>Read aloud after the name of the insats</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gjord</source>
        <comment>Read aloud after the name of the insats</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inte gjord</source>
        <comment>Read aloud after the name of the insats</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>Utkast sparat här %1</source>
        <comment>Under the field; %1 is a time with seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anteckningen är signerad.</source>
        <comment>After signing a note</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ny anteckning</source>
        <comment>Label of the field for a note</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signera anteckningen</source>
        <comment>Button: the note becomes part of the record</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kasta utkastet</source>
        <comment>Button: what is written and not signed is thrown away</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ångra, ta tillbaka utkastet</source>
        <comment>Button after a draft was thrown away</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inga anteckningar än.</source>
        <comment>The journal is empty</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal</source>
        <comment>Heading over the notes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utkastet är borta.</source>
        <comment>After a draft was thrown away</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Tillbaka till listan</source>
        <comment>What a key does</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Öppna utredningen</source>
        <comment>What a key does</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv i journalen</source>
        <comment>What a key does</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signera anteckningen</source>
        <comment>What a key does</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kasta utkastet</source>
        <comment>What a key does</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta tillbaka ett kastat utkast</source>
        <comment>What a key does</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visa fler besök</source>
        <comment>What a key does</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visa tangenterna</source>
        <comment>What a key does</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tangenter (F1)</source>
        <comment>Button: shows which keys there are</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stäng</source>
        <comment>Button under the list of keys</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tangenter</source>
        <comment>Over the list of keys</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skift</source>
        <comment>The shift key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pil ned</source>
        <comment>The arrow down key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pil upp</source>
        <comment>The arrow up key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sök</source>
        <comment>What a key does</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Töm sökfältet och visa alla</source>
        <comment>What a key does</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nästa i listan</source>
        <comment>What a key does</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Förra i listan</source>
        <comment>What a key does</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Öppna</source>
        <comment>What a key does</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logga ut</source>
        <comment>What a key does</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>Valt nu</source>
        <comment>Read aloud: the language that is spoken now</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Språk</source>
        <comment>Place on the tablet, and name of its page: which language it speaks. One short word</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Du skrev i en fråga som du inte har svarat på än.</source>
        <comment>Why it asks: an open question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gå tillbaka, texten finns kvar på skärmen</source>
        <comment>Answer: stay signed in</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lämna ändå, det sista jag skrev försvinner</source>
        <comment>Answer: leave all the same</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gå tillbaka</source>
        <comment>Answer: the window stays open</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stäng ändå, det sista som skrevs försvinner</source>
        <comment>Answer: close all the same</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det sista som skrevs är inte sparat än</source>
        <comment>Asked before the window closes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programmet fick starta om. Den som skrev behöver logga in igen. Då sparas det.</source>
        <comment>Why it asks: words of somebody who has not signed in since the program fell</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texten finns kvar i programmet, som försöker igen.</source>
        <comment>After why it was not saved</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fortsätt</source>
        <comment>Button: it has been read</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det sista du skrev är inte sparat än</source>
        <comment>Said when a write failed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minnet på enheten tog inte emot det.</source>
        <comment>Why it was not saved</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>Du lär dig att skriva till hemtjänsten.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du lär dig att läsa ett meddelande och svara.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du lär dig att larma, och att ta tillbaka larmet.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du lär dig att göra texten större.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du lär dig att se vem som kommer och när.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du lär dig att se vem som har varit hos dig.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det är på låtsas. Inget skickas. Larmknappen är alltid på riktigt.</source>
        <comment>Before a lesson begins; the alarm button beside the page is the real one</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hemtjänsten</source>
        <comment>Name of a made-up home care in a rehearsal</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vill du ha kaffe när vi kommer?</source>
        <comment>A made-up message in a rehearsal</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hjälp med lunch</source>
        <comment>What a made-up visit in a rehearsal is for</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dusch</source>
        <comment>What a made-up visit in a rehearsal is for</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vem får se?</source>
        <comment>Button: who may see which lessons are done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Här kan du öva. Klart: %1 av %2.</source>
        <comment>Over the lessons; %1 and %2 are numbers</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, börja öva</source>
        <comment>Answer: begin the lesson</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nej, gå tillbaka</source>
        <comment>Answer: do not begin the lesson</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Klart! Nu har du övat: %1.</source>
        <comment>After a lesson; %1 is its name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hur gick det? Du behöver inte svara.</source>
        <comment>Under: three faces to choose from</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hoppa över</source>
        <comment>Answer: no face is chosen</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Får de som hjälper dig se vad du har övat på?</source>
        <comment>Question: consent, asked once, may be changed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det är hemtjänsten som besöker dig, och din handläggare. Du kan ändra dig här när du vill.</source>
        <comment>Under the question: who would see it, and that it can be taken back</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nej, visa det inte</source>
        <comment>Answer: no consent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, de får se det</source>
        <comment>Answer: consent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du har tagit tillbaka övningslarmet.</source>
        <comment>A rehearsed alarm was taken back</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det var en övning. Ingen har fått något larm.</source>
        <comment>A rehearsed alarm was taken back</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det är en övning. Ingen får något larm.</source>
        <comment>Under what is said of a rehearsed alarm</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vi låtsas att %1 har tagit emot larmet.</source>
        <comment>A rehearsed alarm; %1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vi låtsas att larmet har gått till hemtjänsten.</source>
        <comment>A rehearsed alarm</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vi låtsas att larmet skickas.</source>
        <comment>In the first moment of a rehearsed alarm</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Här står vem som kommer.</source>
        <comment>On the page with the day&apos;s visits</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Här står vem som var här.</source>
        <comment>On the page with who has been here</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bra! Så skickar du.</source>
        <comment>A message was rehearsed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv några ord i rutan.</source>
        <comment>What to do next: type in the field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bra! Nu är larmet tillbakataget.</source>
        <comment>An alarm was rehearsed and taken back</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta tillbaka larmet. Tryck på ”%1”.</source>
        <comment>On the alarm&apos;s page; %1 is a button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bra! Så gör du. Efter övningen blir texten som förut.</source>
        <comment>Text was made larger in a lesson</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bra! Nu kan du det.</source>
        <comment>A lesson is done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larmknappen är på riktigt. Öva med knappen här.</source>
        <comment>On the page on which the alarm is rehearsed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Övningsknapp: larma</source>
        <comment>Button with which the alarm is rehearsed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sluta öva</source>
        <comment>Button: leaves a lesson at any moment</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vidare</source>
        <comment>Button: the lesson is over, on to what comes after it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriva ett meddelande</source>
        <comment>Name of a lesson</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Svara på ett meddelande</source>
        <comment>Name of a lesson</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larma och ta tillbaka</source>
        <comment>Name of a lesson: the alarm</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Göra texten större</source>
        <comment>Name of a lesson</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se vem som kommer</source>
        <comment>Name of a lesson</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se vem som har varit här</source>
        <comment>Name of a lesson</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Har övat på plattan: %1.</source>
        <comment>Staff see it at a visit; %1 is a list of lessons</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visa mig hur</source>
        <comment>Place on the tablet, and its page: short lessons</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tillbaka till övningarna</source>
        <comment>Way back to the list of lessons</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Övning. Inget skickas.</source>
        <comment>Stands above everything in a rehearsal</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Klart %1</source>
        <comment>A lesson has been done; %1 is &apos;23 november&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tryck på ”%1”.</source>
        <comment>What to do next; %1 is the word on a button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det gör inget.</source>
        <comment>Kindly, after another button than the one told</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Den är inte med här.</source>
        <comment>Kindly, after a button that does nothing here</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bra</source>
        <comment>Under a glad face: how it went</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Så där</source>
        <comment>Under a face between glad and sad: how it went</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dåligt</source>
        <comment>Under a sad face: how it went</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LifeArea</name>
    <message>
        <source>Lärande och att tillämpa kunskap</source>
        <comment>IBIC, ICF d1</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allmänna uppgifter och krav</source>
        <comment>IBIC, ICF d2</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kommunikation</source>
        <comment>IBIC, ICF d3</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Förflyttning</source>
        <comment>IBIC, ICF d4</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personlig vård</source>
        <comment>IBIC, ICF d5</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hemliv</source>
        <comment>IBIC, ICF d6</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mellan­mänskliga interaktioner och relationer</source>
        <comment>IBIC, ICF d7</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utbildning, arbete, sysselsättning och ekonomiskt liv</source>
        <comment>IBIC, ICF d8</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samhälls­gemenskap, socialt och medborgerligt liv</source>
        <comment>IBIC, ICF d9</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Känsla av trygghet</source>
        <comment>IBIC&apos;s own area</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personligt stöd från person som vårdar eller stödjer en närstående</source>
        <comment>IBIC&apos;s own area</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lärande, kunskap</source>
        <comment>Short name, ICF d1</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allmänna uppgifter</source>
        <comment>Short name, ICF d2</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relationer</source>
        <comment>Short name, ICF d7</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arbete, ekonomi</source>
        <comment>Short name, ICF d8</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samhällsliv</source>
        <comment>Short name, ICF d9</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stöd från närstående</source>
        <comment>Short name, IBIC&apos;s own</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IBIC:s eget område</source>
        <comment>Beside the name of an area that ICF lacks</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inte börjat</source>
        <comment>Progress of a life area, for screen readers</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Påbörjat</source>
        <comment>Progress of a life area</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ifyllt</source>
        <comment>Progress of a life area</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Berörs inte</source>
        <comment>Progress of a life area: it does not concern the person</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Tillbaka ett steg</source>
        <comment>Way back to where one came from</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja tack</source>
        <comment>Ready-made answer; sent as it stands</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nej tack</source>
        <comment>Ready-made answer; sent as it stands</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tack, det är bra</source>
        <comment>Ready-made answer; sent as it stands</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ring mig</source>
        <comment>Ready-made answer; sent as it stands</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv</source>
        <comment>Button: write own words</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tala in</source>
        <comment>Button: record a voice message</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Till %1</source>
        <comment>Over the ways to answer; %1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du har börjat skriva</source>
        <comment>Words that have not been sent stand here</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avsluta kontakten</source>
        <comment>Button: ends the contact with somebody close; asked once more</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nej, tillbaka</source>
        <comment>Button: the contact goes on</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, avsluta</source>
        <comment>Button: ends the contact now</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vill du avsluta kontakten med %1?</source>
        <comment>%1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ni kan inte skriva mer till varandra.</source>
        <comment>What ending the contact does</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>God morgon från %1</source>
        <comment>On the way to the messages; %1 is a first name or a unit&apos;s name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tillbaka till alla</source>
        <comment>Way back to the list of conversations</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Svara</source>
        <comment>Button: to the ways of answering</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv</source>
        <comment>Button: the first message of a conversation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nyare meddelanden</source>
        <comment>Button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Äldre meddelanden</source>
        <comment>Button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nytt. %1</source>
        <comment>Before the name over a new message; %1 is &apos;Amina, 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Läs hela</source>
        <comment>Button: a long message</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visa bilden</source>
        <comment>Button: a picture in a message</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lyssna</source>
        <comment>Button: a voice message</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Öppna filen</source>
        <comment>Button: any other file</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ni har inte skrivit till varandra än.</source>
        <comment>An empty conversation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ni har inte kontakt här längre. Du kan läsa det som står.</source>
        <comment>The approval was withdrawn</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Här finns ingen att skriva till än. Hemtjänsten ordnar det.</source>
        <comment>No conversations</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meddelandena går inte att läsa just nu.</source>
        <comment>The store cannot be read</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hemtjänsten</source>
        <comment>A unit of which no name is known</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Något kom inte fram</source>
        <comment>One&apos;s own message was refused</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Över %1 nya meddelanden</source>
        <comment>Very many are unread; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ni har inte kontakt längre</source>
        <comment>The approval was withdrawn</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lyssna</source>
        <comment>Button: hear what was said</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skicka</source>
        <comment>Button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tala in igen</source>
        <comment>Button: record once more</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Börja tala</source>
        <comment>Button: the recording begins</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jag är klar</source>
        <comment>Button: the recording ends</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tryck på knappen och tala. Tryck igen när du är klar.</source>
        <comment>How a voice message is made</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tala nu. Plattan lyssnar.</source>
        <comment>A recording is under way</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lyssna först, om du vill. Skicka sedan.</source>
        <comment>A recording that is not sent yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan hittar ingen mikrofon. Du kan skriva i stället.</source>
        <comment>No microphone</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det finns ingen plats kvar för ljud. Du kan skriva i stället.</source>
        <comment>The disk is full</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det gick inte att spela in. Försök en gång till.</source>
        <comment>The recording failed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hämtar …</source>
        <comment>A picture is on its way to the glass</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv här</source>
        <comment>Label of the field for a message</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tillbaka till brukaren</source>
        <comment>Way back from the conversation with a brukare</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tillbaka</source>
        <comment>Way back from a conversation to where one came from</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meddelanden</source>
        <comment>Name of the page with all conversations, and of the button to it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 nytt meddelande</source>
        <comment>How many are unread</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 nya meddelanden</source>
        <comment>How many are unread; %1 is a number from 2</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tittade in %2.</source>
        <comment>Somebody close has read; %1 a first name, %2 is &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bilden eller ljudet är inte framme än.</source>
        <comment>The words have arrived, the file not</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sparat här. Skickas nu.</source>
        <comment>A message on its way</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sparat här. Skickas när det finns nät.</source>
        <comment>A message that waits for network</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skickat %1.</source>
        <comment>Sent; %1 is 10.42, or nothing</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Framme hos %2 %1.</source>
        <comment>%2 is &apos;hemtjänsten&apos; or a name, %1 is 10.42 or nothing</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Läst %1.</source>
        <comment>Read; %1 is 10.45, or nothing</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Framme. Någon avgör om det gäller.</source>
        <comment>Held by the hub</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det kom inte fram.</source>
        <comment>A message that was refused; followed by why</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hemtjänsten</source>
        <comment>Within a sentence: &apos;Framme hos hemtjänsten 10.42.&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>handläggaren</source>
        <comment>Within a sentence: &apos;Framme hos handläggaren 10.42.&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>den andra</source>
        <comment>No name known</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inga meddelanden än</source>
        <comment>A conversation in which nobody has written</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Svar: %1</source>
        <comment>Before the unit&apos;s own newest line; %1 is the line</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du: %1</source>
        <comment>Before one&apos;s own newest line; %1 is the line</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>En bild eller ett ljud</source>
        <comment>A message that is one file alone</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bilder eller ljud</source>
        <comment>A message of files alone; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Den är för stor för att visas här.</source>
        <comment>A file in a message</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Den har inte kommit fram än. Försök igen om en stund.</source>
        <comment>A file in a message</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det finns ingen plats kvar här. Säg till hemtjänsten.</source>
        <comment>Disk full</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det finns inget nät just nu. Försök igen sedan.</source>
        <comment>A file could not be fetched</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ljudet är trasigt. Be om ett nytt.</source>
        <comment>A sound cannot be played</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bilden är trasig. Be om en ny.</source>
        <comment>A picture cannot be shown</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du</source>
        <comment>Over one&apos;s own message</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen har skrivit än.</source>
        <comment>A unit without conversations</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>något kom inte fram</source>
        <comment>One&apos;s own message was refused</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>påbörjat svar</source>
        <comment>Words that have not been sent stand here</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ditt svar</source>
        <comment>Label of the field for an answer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skicka en bild</source>
        <comment>Button: picks a picture, which is sent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Välj en bild</source>
        <comment>Title of the window in which a picture is picked</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bilder</source>
        <comment>Kind of files in that window</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Står i journalen.</source>
        <comment>A message that is kept to the journal</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spara i journalen</source>
        <comment>Button: the message becomes a note</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meddelande från %1 %2: %3</source>
        <comment>A note: %1 a name, %2 10.42, %3 the message</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bilden är för stor för att skicka. Välj en mindre.</source>
        <comment>A picked picture</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bilden är trasig. Välj en annan.</source>
        <comment>A picked picture</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bilden går inte att läsa. Välj en annan.</source>
        <comment>A picked picture is gone</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Night</name>
    <message>
        <source>Tänd skärmen</source>
        <comment>Button on the dark screen at night; a touch anywhere does the same</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotLocked</name>
    <message>
        <source>Brukaren låser själv</source>
        <comment>Why the door is not locked at the end</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Någon är kvar i hemmet</source>
        <comment>Why the door is not locked at the end</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jag har låst med nyckel</source>
        <comment>Why the door is not locked at the end</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Låset fungerar inte</source>
        <comment>Why the door is not locked at the end</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Något annat</source>
        <comment>Why the door is not locked; asks for own words</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du sa: %1</source>
        <comment>At the door of a finished visit; %1 is why it is not locked</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>Anteckning</source>
        <comment>Label of the field for a note about the visit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spara anteckningen</source>
        <comment>Button: the note is done</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpenNotes</name>
    <message>
        <source>Öppna</source>
        <comment>Button: the visit of the note</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kasta</source>
        <comment>Button: the note is not wanted</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anteckningar som inte är klara</source>
        <comment>Heading over notes not signed yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anteckningen är kastad.</source>
        <comment>After throwing it away</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ångra, ta tillbaka anteckningen</source>
        <comment>Button after a note was thrown away</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, besöket %2</source>
        <comment>%1 is a name, %2 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ett besök som inte är ditt längre</source>
        <comment>Over a note whose visit has been moved</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv in anteckningen</source>
        <comment>Button: the note goes into the journal</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anteckningen är sparad. Hubben avgör om den gäller.</source>
        <comment>After writing it in</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpenTexts</name>
    <message>
        <source>Texter som inte är klara</source>
        <comment>Heading over what was typed and not sent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texten är kastad.</source>
        <comment>After throwing it away</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ångra, ta tillbaka texten</source>
        <comment>Button after a text was thrown away</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signera anteckningen</source>
        <comment>Button: the note goes to the hub as it is</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skicka texten</source>
        <comment>Button: a text of the utredning goes to the hub as it is</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ett ärende som inte är ditt längre</source>
        <comment>Over a text whose ärende has gone to another</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texten är sparad. Hubben avgör om den gäller.</source>
        <comment>After sending it</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Opinions</name>
    <message>
        <source>Vecka %1</source>
        <comment>%1 is the number of a week</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vecka %1 till %2</source>
        <comment>%1 and %2 are numbers of weeks</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>%1 is the word under a face, %2 how many chose it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Svaren efter övningar, utan namn. Veckor med färre än %1 svar räknas ihop med nästa. Den vecka som pågår visas inte.</source>
        <comment>Under the heading; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hur gick det?</source>
        <comment>Heading over the answers after lessons</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen har svarat än.</source>
        <comment>Nobody has given a face yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>För få har svarat för att det ska kunna visas.</source>
        <comment>Fewer answers than are shown</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Tillbaka till start</source>
        <comment>Way back to the first screen</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Paged</name>
    <message>
        <source>Förra</source>
        <comment>Button: the page before this one</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nästa</source>
        <comment>Button: the next page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 av %2</source>
        <comment>Which page of how many: &apos;2 av 3&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Sudda</source>
        <comment>Key: takes the last digit away</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kod</source>
        <comment>What is typed here, before &apos;3 av 6 siffror&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 av %2 siffror</source>
        <comment>Read aloud while a PIN is typed: 3 av 6 siffror</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Qualifier</name>
    <message>
        <source>inget</source>
        <comment>ICF qualifier 0: no problem</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lätt</source>
        <comment>ICF qualifier 1</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>måttligt</source>
        <comment>ICF qualifier 2</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stort</source>
        <comment>ICF qualifier 3</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>totalt</source>
        <comment>ICF qualifier 4</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ej spec.</source>
        <comment>ICF qualifier 8: not specified, short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ej till.</source>
        <comment>ICF qualifier 9: not applicable, short</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ej specificerat</source>
        <comment>ICF qualifier 8, whole</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ej tillämpligt</source>
        <comment>ICF qualifier 9, whole</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadAloud</name>
    <message>
        <source>Plattan kan inte läsa högt nu</source>
        <comment>No voice answers</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gå tillbaka</source>
        <comment>Answer: closes it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allt annat fungerar. Säg till hemtjänsten att rösten är tyst.</source>
        <comment>No voice answers: what to do</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Läs upp</source>
        <comment>Button: reads the words of the screen aloud</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sluta läsa</source>
        <comment>Button: the voice falls silent</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>Du har inte tillgång till det här. Ring gruppledaren.</source>
        <comment>No right</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Din tid hade gått ut när det gjordes.</source>
        <comment>The right had ended</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Klockan på enheten kan ha gått fel när det gjordes.</source>
        <comment>The claimed time is not believed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Något som du gjorde innan har inte kommit fram än.</source>
        <comment>An earlier one is missing</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubben behöver en nyare version.</source>
        <comment>Written by a newer program</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubben har startat om från en kopia. Den kollar det senare.</source>
        <comment>Held after a restore</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det som det gäller finns inte längre.</source>
        <comment>No such visit, door …</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Den som bestämde har sagt nej.</source>
        <comment>A held thing was declined</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Någon annan hann bestämma något annat.</source>
        <comment>Two people decided at once</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det som fattades har kommit fram. Inget beslut behövs.</source>
        <comment>Nothing to decide any more</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Någon annan har ändrat samma sak.</source>
        <comment>Conflict</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det gick inte att göra just då. Ring gruppledaren.</source>
        <comment>Wrong state of the visit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det är för långt eller för stort att skicka. Dela upp det.</source>
        <comment>Too large</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ni har inte kontakt här längre. Dina ord finns kvar hos dig.</source>
        <comment>Approval withdrawn</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Den personen kan inte bli närstående här. Skriv in den som det gäller på nytt.</source>
        <comment>The one who was named is a colleague, a brukare, or close to another brukare</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Den här enheten är spärrad. Ring gruppledaren.</source>
        <comment>Device or key shut out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubben kunde inte läsa det. Lämna enheten till gruppledaren.</source>
        <comment>Signature, chain or seal</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>Vill du att %1 ringer dig?</source>
        <comment>Question; %1 is a first name or the home care</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du kan inte ringa härifrån än. Plattan skickar ett meddelande.</source>
        <comment>Under the question: no call is made, a message is sent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, be %1 ringa mig</source>
        <comment>Answer; %1 is a first name or the home care</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nej, gå tillbaka</source>
        <comment>Answer: nothing is sent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tillbaka till Ring</source>
        <comment>Way back to the list of people</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meddelandet sparas.</source>
        <comment>In the first moment after the press</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meddelandet skickades inte.</source>
        <comment>The asking could not be sent; followed by why</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du hittar det i Meddelanden.</source>
        <comment>The asking is among the messages</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du ber %1 ringa dig.</source>
        <comment>%1 is a first name or the home care; no call is made yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du kan göra annat så länge.</source>
        <comment>After asking somebody to ring</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ring</source>
        <comment>Place on the tablet, and its page: whom one can ask to be rung by</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hemtjänsten</source>
        <comment>A unit of which no name is known, within a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dem</source>
        <comment>The home care, in &apos;Ja, be %1 ringa mig&apos;; its name has just been said</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Din omsorgskontakt</source>
        <comment>Under a name: the person&apos;s fasta omsorgskontakt</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Närstående</source>
        <comment>Under a name: somebody close, of whom no more is known</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kommer i dag</source>
        <comment>Under a name: somebody who comes today</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hemtjänsten</source>
        <comment>Under a name: the home care</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handläggare</source>
        <comment>Under a name: the person&apos;s handläggare</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Här finns ingen att ringa till än. Hemtjänsten ordnar det.</source>
        <comment>Nobody is known yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan kan inte läsa namnen just nu.</source>
        <comment>The store cannot be read</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Saved</name>
    <message>
        <source>Inget skrivet än</source>
        <comment>State of an utredning that is empty</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hos hubben %1</source>
        <comment>%1 is a time: the hub has everything</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hos hubben</source>
        <comment>The hub has everything</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sparat här %1</source>
        <comment>%1 is a time with seconds: 10.24.06</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>väntar på enheten</source>
        <comment>After &apos;Sparat här 10.24.06 ·&apos;: the device&apos;s memory fails</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skickas</source>
        <comment>After &apos;Sparat här 10.24.06 ·&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>väntar på nät</source>
        <comment>After &apos;Sparat här 10.24.06 ·&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inte sparat än</source>
        <comment>The disk refused the last keystrokes</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Spara</source>
        <comment>Button under a field with the person&apos;s own reason</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv varför först.</source>
        <comment>Under an empty field for a person&apos;s reason</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Välkommen till Tryggve</source>
        <comment>Title of the first start</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tillbaka</source>
        <comment>Way back to the list of people on the device</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kod</source>
        <comment>Label of the field for the enrolment code</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fortsätt</source>
        <comment>Button: uses the code</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv koden som du har fått av din gruppledare eller av kommunen. Du behöver nät.</source>
        <comment>What to do at the first start</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stora eller små bokstäver spelar ingen roll.</source>
        <comment>About the enrolment code</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv koden först.</source>
        <comment>The field for the code is empty</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enheten är klar</source>
        <comment>Title after the first start</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, samma nummer</source>
        <comment>Button: the numbers are equal</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jämför numret med det som gruppledaren ser. Är det inte samma: stäng enheten och ring supporten.</source>
        <comment>About the short comparison number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ett ögonblick …</source>
        <comment>A code or PIN is being tried</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vem är du?</source>
        <comment>Title over the people who can sign in on the device</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Någon annan</source>
        <comment>Button: one more person on this device</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programmet kan inte starta. Det som är sparat här finns kvar. Starta om enheten, och ring supporten om det inte hjälper.</source>
        <comment>The part that keeps the data has ended several times in a row</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programmet fick starta om. Det som var sparat finns kvar. Titta efter att det sista du gjorde är med.</source>
        <comment>The program ended by a fault and started again by itself</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv din kod med sex siffror.</source>
        <comment>Over the keys for the PIN</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Välj en egen kod</source>
        <comment>Title: a new PIN</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sex siffror som bara du vet.</source>
        <comment>About the new PIN</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Har du glömt koden? Ring gruppledaren.</source>
        <comment>After many wrong PINs</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv koden en gång till</source>
        <comment>Title: the new PIN again</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samma sex siffror.</source>
        <comment>About the new PIN, the second time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Koderna var inte lika. Välj en kod igen.</source>
        <comment>The two new PINs differ</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>noll</source>
        <comment>The digit 0, as it is said in a time: &apos;åtta noll två&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>till</source>
        <comment>Between two times: &apos;tio till elva&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>För personalen</source>
        <comment>Title of the page behind the staff code</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prova ljudet</source>
        <comment>Button: plays the ring at its lowest volume</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vad har kommit fram?</source>
        <comment>Button: what has been sent from the tablet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stäng Tryggve</source>
        <comment>Button: closes the program on the tablet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1</source>
        <comment>%1 is the program&apos;s version</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laddaren är i.</source>
        <comment>The tablet is plugged in</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laddaren är inte i.</source>
        <comment>The tablet is unplugged</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan vet inte hur mycket batteri som finns.</source>
        <comment>No battery, or it says nothing</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batteri %1 %.</source>
        <comment>%1 is a number, then a space and the per cent sign</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ljudet hörs.</source>
        <comment>The tablet&apos;s sound can be heard</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ljudet är avstängt med en knapp på plattan.</source>
        <comment>A key on the machine mutes it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan hittar ingen högtalare.</source>
        <comment>There is no sound device</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan vet inte om ljudet hörs.</source>
        <comment>No program on it can tell</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan når hemtjänsten.</source>
        <comment>The hub answers</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan når inte hemtjänsten nu.</source>
        <comment>The hub does not answer</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inget nät.</source>
        <comment>Neither cable, wireless nor mobile network</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nät med kabel.</source>
        <comment>How the tablet is connected</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trådlöst nät.</source>
        <comment>How the tablet is connected</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mobilt nät.</source>
        <comment>How the tablet is connected</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det ringde nu, så lågt som det får vara.</source>
        <comment>After the sound was tried</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vill du stänga Tryggve på den här plattan?</source>
        <comment>Staff want to close the program</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nej, låt den vara på</source>
        <comment>Answer: the program goes on</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ja, stäng Tryggve</source>
        <comment>Answer: the program is closed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Då ringer ingenting på plattan, förrän någon startar den igen.</source>
        <comment>What closing the program means</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffAlarm</name>
    <message>
        <source>någon utan känt namn</source>
        <comment>After &apos;Larm från&apos;; the name is not known</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du har larmet från %1</source>
        <comment>Title; %1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%2 har larmet från %1</source>
        <comment>Title; %2 a colleague, %1 who raised it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 har tagit tillbaka larmet</source>
        <comment>Title; %1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larm från %1</source>
        <comment>Title; %1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tryckte på plattans larmknapp %1, %2.</source>
        <comment>%1 is 10.31, %2 &apos;för 2 minuter sedan&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tryckte på en lös larmknapp %1, %2.</source>
        <comment>%1 is 10.31, %2 &apos;för 2 minuter sedan&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alldeles nyss</source>
        <comment>Less than a minute ago</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>för en minut sedan</source>
        <comment>One minute ago</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>för %1 minuter sedan</source>
        <comment>%1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>för över en timme sedan</source>
        <comment>More than an hour ago</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Knappen ”Det var fel” är tryckt. Ring och fråga om allt är bra, och avsluta sedan larmet.</source>
        <comment>The person took the alarm back</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Den egna hemtjänsten har inte svarat. Därför ringer det hos er.</source>
        <comment>At the agreed backup</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taget klockan %1.</source>
        <comment>%1 is 10.32: when somebody took it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 hann före och har larmet.</source>
        <comment>%1 is a colleague&apos;s name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larmet ringer inte hos dig längre.</source>
        <comment>The hub says that it is over or not here</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du har inte larmet än: det finns inget nät. Tryck igen, eller ring gruppledaren.</source>
        <comment>The hub could not be reached</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jag var där och hjälpte till</source>
        <comment>How an alarm ended</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vi pratade, ingen behövde komma</source>
        <comment>How an alarm ended</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>112 har tagit över</source>
        <comment>How an alarm ended</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det var ett misstag, jag har frågat</source>
        <comment>How an alarm ended</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jag tar larmet</source>
        <comment>Primary button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jag kan inte. Tyst här i en halv minut</source>
        <comment>Silences this device for a while only</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visa mitt arbete</source>
        <comment>Button: back to the day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vad hände? Skriv om det behövs.</source>
        <comment>Label of a field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avsluta larmet</source>
        <comment>Heading over how an alarm ended</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffCall</name>
    <message>
        <source>Tillbaka till arbetet</source>
        <comment>Button: after a call</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffCode</name>
    <message>
        <source>Fel kod. Försök igen.</source>
        <comment>The staff code was wrong</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Koden kunde inte sparas. Försök igen.</source>
        <comment>The disk did not take the staff code</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Koderna var inte lika. Börja om.</source>
        <comment>The staff code was not repeated rightly</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>För personalen</source>
        <comment>Title: only staff have the code</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv personalens kod.</source>
        <comment>Under &apos;För personalen&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samma kod igen</source>
        <comment>Title: the new staff code a second time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv koden en gång till.</source>
        <comment>Under &apos;Samma kod igen&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Välj personalens kod</source>
        <comment>Title: the tablet is being set up</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bara personalen ska kunna koden. Med den kan man stänga plattan. Skriv sex siffror.</source>
        <comment>Why staff choose a code when the tablet is set up</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffLessons</name>
    <message>
        <source>Gå igenom ett besök</source>
        <comment>Name of a lesson for staff</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriva vad du har gjort</source>
        <comment>Name of a lesson for staff</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Svara på ett meddelande</source>
        <comment>Name of a lesson for staff</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ta ett larm och avsluta det</source>
        <comment>Name of a lesson for staff</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se vad som har kommit fram</source>
        <comment>Name of a lesson for staff</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bra! Så går ett besök till.</source>
        <comment>A visit was rehearsed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bra! Så skriver du vad som är gjort.</source>
        <comment>A note was rehearsed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bra! Så skickar du.</source>
        <comment>A message was rehearsed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bra! Så tar du ett larm och avslutar det.</source>
        <comment>An alarm was rehearsed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bra! Där ser du vad hubben har tagit emot.</source>
        <comment>A page was rehearsed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Övningsgruppen</source>
        <comment>Name of a made-up unit in a rehearsal</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kan ni köpa mjölk i dag?</source>
        <comment>A made-up message in a rehearsal</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Övningsgatan 1</source>
        <comment>A made-up address in a rehearsal</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frukost</source>
        <comment>A made-up insats in a rehearsal</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bädda</source>
        <comment>A made-up insats in a rehearsal</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv några ord i rutan.</source>
        <comment>What to do next: type in the field</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Svara på frågan.</source>
        <comment>What to do next: a question stands over the page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Läs vad som väntar och vad som har kommit fram.</source>
        <comment>What to do next on a page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du övar med en påhittad person. Inget skickas, och inga dörrar öppnas. Riktiga larm hörs som vanligt.</source>
        <comment>Over the lessons: what a rehearsal is</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bara du ser vad du har övat på.</source>
        <comment>Under the lessons</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Klart: %1 av %2</source>
        <comment>Over the lessons; %1 and %2 are numbers</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hur gick det? Du behöver inte svara.</source>
        <comment>Under: three faces to choose</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Svaret räknas ihop med andras. Ditt namn står inte med.</source>
        <comment>Under &apos;Hur gick det?&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hoppa över</source>
        <comment>Answer: no face is chosen</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Klart! Nu har du övat: %1.</source>
        <comment>After a lesson; %1 is its name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sluta öva</source>
        <comment>Button: leaves a lesson</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vidare</source>
        <comment>Button: the lesson is over, on to what comes after it</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffPresenter</name>
    <message>
        <source>Besöket har flyttats till någon annan. Din anteckning finns under Anteckningar som inte är klara.</source>
        <comment>The visit went away while a note was being written</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Besöket har flyttats till någon annan.</source>
        <comment>The visit went away</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det sparades inte. Besöket har flyttats till någon annan.</source>
        <comment>Something was done at a visit that had just gone away</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StoreProblem</name>
    <message>
        <source>Koden stämmer inte. Försök igen.</source>
        <comment>Wrong PIN</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det som är sparat här går inte att öppna på den här enheten. Inget är borttaget. Ring supporten.</source>
        <comment>The key does not fit the database</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det som är sparat här är skadat. Inget är borttaget. Ring supporten innan du gör något mer.</source>
        <comment>Database damaged</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minnet på enheten är fullt. Det sista du skrev är inte sparat än. Ta bort annat och försök igen.</source>
        <comment>Disk full</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programmet är äldre än det som är sparat här. Uppdatera programmet.</source>
        <comment>Newer database</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enhetens nyckelring är låst. Lås upp enheten och försök igen.</source>
        <comment>Keyring locked</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det är öppet i ett annat fönster. Stäng det först.</source>
        <comment>Database in use</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Många fel. Vänta %1 minuter.</source>
        <comment>%1 is a number of minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Många fel. Vänta en sekund.</source>
        <comment>The last second of a wait</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Många fel. Vänta %1 sekunder.</source>
        <comment>%1 is a number of seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minnet på enheten är fullt. Det nya från hubben får inte plats. Ta bort annat från enheten.</source>
        <comment>Disk full while the hub&apos;s news are fetched; what the person wrote is safe</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tablet</name>
    <message>
        <source>I dag</source>
        <comment>Name of the screen with the day&apos;s visits</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Här ser du snart vem som kommer till dig.</source>
        <comment>Home screen before the first plan</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I dag är inget besök planerat.</source>
        <comment>The day&apos;s list is empty</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larmklockan på armen gäller.</source>
        <comment>What the alarm is worth without network: the wrist alarm counts; nothing is said of this button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larmklockan på armen gäller. Den här knappen når hemtjänsten.</source>
        <comment>What the alarm is worth: the wrist alarm is the one that counts; this button reaches the home care</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan kan inte läsa det som är nytt. Säg till hemtjänsten.</source>
        <comment>The store failed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hemtjänsten</source>
        <comment>Said when it is not known who comes: &apos;Hemtjänsten kommer&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 är här nu</source>
        <comment>%1 is a first name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kommer i stället</source>
        <comment>Somebody else than planned; %1 is a first name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kommer</source>
        <comment>%1 is a first name, or &apos;Amina och Bo&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skulle komma %1</source>
        <comment>A late visit; %1 is &apos;10.45&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du behöver inte göra något.</source>
        <comment>Under &apos;Amina är sen&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det kan ha ändrats.</source>
        <comment>A late visit; why it is not known is said beside the screen</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I morgon klockan %1 kommer %2.</source>
        <comment>%1 is &apos;8&apos; or &apos;8.15&apos;, %2 a first name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen mer kommer i dag</source>
        <comment>Home screen, when the day&apos;s visits are over</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Välkommen</source>
        <comment>Home screen before the first plan has come</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Här ser du snart vem som kommer till dig.</source>
        <comment>Home screen before the first plan has come</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>För i morgon är inget planerat.</source>
        <comment>Nobody tomorrow either</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 har varit här</source>
        <comment>A visit that is over; %1 is a first name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inställt besök</source>
        <comment>In the tablet&apos;s day: a visit that will not be</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 är sena</source>
        <comment>Late, two people; %1 is &apos;Amina och Bo&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 är sen</source>
        <comment>Late; %1 is a first name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan väntar på nytt från hemtjänsten.</source>
        <comment>The hub was restored and tells nothing yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan har kontakt.</source>
        <comment>The tablet is online and has the newest plan</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan hämtar det som ska stå här.</source>
        <comment>Connected, the first plan is on its way</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det finns inget nät just nu.</source>
        <comment>The tablet is offline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen kontakt. Säg till hemtjänsten.</source>
        <comment>The hub refuses this device</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sätt i laddaren.</source>
        <comment>The tablet is unplugged; told to its person</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ljudet är av.</source>
        <comment>Nothing that rings would be heard; told to its person</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det här är från %1.</source>
        <comment>%1 is &apos;klockan 9.10&apos; or &apos;i går klockan 9.10&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>klockan %1</source>
        <comment>%1 is &apos;9.10&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>i går %1</source>
        <comment>%1 is &apos;klockan 9.10&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Någon med egen nyckel</source>
        <comment>Somebody opened with a key that the lock does not know</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Någon från %1</source>
        <comment>The name is not known; %1 is an organisation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Någon</source>
        <comment>Somebody whose key the lock knows; neither name nor organisation is known</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det kan ha varit du själv.</source>
        <comment>After &apos;Någon med egen nyckel&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>öppnade %1</source>
        <comment>After &apos;Någon med egen nyckel&apos;; %1 is &apos;i dag 10.31&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kom %1</source>
        <comment>After a first name; %1 is &apos;i dag 10.31&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genom porten.</source>
        <comment>Which door a visitor came in by</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Genom dörren.</source>
        <comment>Which door a visitor came in by</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gick %1.</source>
        <comment>When the visitor left; %1 is 11.05</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>i dag</source>
        <comment>Between a name and a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>i går</source>
        <comment>Between a name and a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vem har varit här</source>
        <comment>Name of the screen with who has been in the home</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Här ser du snart vem som har varit hos dig.</source>
        <comment>Before the first plan has come</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen har varit här de senaste två veckorna.</source>
        <comment>The list of visitors is empty</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larmklockan på armen gäller.</source>
        <comment>What the alarm is worth: the tablet has none</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TabletArrived</name>
    <message>
        <source>En sak har inte kommit fram än.</source>
        <comment>The tablet&apos;s page of what has arrived</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n saker har inte kommit fram än.</source>
        <comment>%n is a number from 2</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Inget väntar här.</source>
        <comment>Nothing has been written on the tablet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allt du har skrivit har kommit fram.</source>
        <comment>Everything has arrived</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du behöver inte göra något.</source>
        <comment>Nothing to do</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det sista kom fram %1.</source>
        <comment>%1 is &apos;i dag klockan 9.10&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan skickar det nu. Du behöver inte göra något.</source>
        <comment>On its way</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det finns inget nät. Plattan skickar det när nätet är tillbaka.</source>
        <comment>Waits for the network</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dörren öppnades eller låstes</source>
        <comment>What the tablet carried from the lock</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du läste något</source>
        <comment>Something was read on the tablet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du ändrade plattan</source>
        <comment>Text size, sound or the like was changed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du övade</source>
        <comment>A lesson was done, or who may see that was chosen</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du sa vad du tyckte</source>
        <comment>One of three faces was chosen</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan berättade hur den mår</source>
        <comment>The tablet told of battery and sound</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du avslutade en kontakt</source>
        <comment>The brukare took a yes back</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Något som du gjorde</source>
        <comment>Any other thing</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det kunde inte tas emot. Säg till hemtjänsten.</source>
        <comment>Refused by the hub</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det är sparat här på plattan.</source>
        <comment>Not sent yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det har kommit fram. Någon ska titta på det.</source>
        <comment>Held by the hub</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det har kommit fram.</source>
        <comment>Received by the hub</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>i dag klockan %1</source>
        <comment>%1 is &apos;9.10&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>i går klockan %1</source>
        <comment>%1 is &apos;9.10&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%2 klockan %1</source>
        <comment>%2 is &apos;måndag 23 november&apos;, %1 is &apos;9.10&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Att ta hand om</source>
        <comment>Name of the page with the unit&apos;s tasks, and of the button to it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det finns inget att ta hand om nu.</source>
        <comment>No tasks</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Klart sedan i går</source>
        <comment>Heading over tasks that are done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Läs meddelandet</source>
        <comment>Button: opens the conversation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jag tar det</source>
        <comment>Button: I look after it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Klart</source>
        <comment>Button: it has been looked after</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen har läst ett meddelande från %1.</source>
        <comment>%1 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan är inte inkopplad sedan %1.</source>
        <comment>Unplugged; %1 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattans ljud är för lågt sedan %1.</source>
        <comment>%1 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan har inget nät sedan %1.</source>
        <comment>%1 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Har inte hört av någon sedan %1.</source>
        <comment>Days of silence; %1 is &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ett videosamtal blev inte besvarat %1.</source>
        <comment>%1 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du tar hand om det.</source>
        <comment>A task that this person has taken</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tar hand om det.</source>
        <comment>A task; %1 is a name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gjorde det klart %2.</source>
        <comment>%1 is a name, %2 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det löste sig av sig självt %2.</source>
        <comment>%2 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Visit</name>
    <message>
        <source>Försenat</source>
        <comment>State of a visit that should have begun</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inte börjat</source>
        <comment>State of a visit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pågår</source>
        <comment>State of a visit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Klart</source>
        <comment>State of a visit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inställt</source>
        <comment>State of a visit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Öppna porten</source>
        <comment>The big button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Öppna dörren</source>
        <comment>The big button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Börja besöket</source>
        <comment>The big button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lås dörren</source>
        <comment>The big button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avsluta besöket</source>
        <comment>The big button</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Till dagens besök</source>
        <comment>The big button when the visit is over</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 inte markerad</source>
        <comment>One insats of a finished visit that nobody has marked</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 inte markerade</source>
        <comment>Insatser of a finished visit; %1 is a number from 2</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VisitView</name>
    <message>
        <source>Ring upp</source>
        <comment>Button: begins a video call with the brukare</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tillbaka till besöket</source>
        <comment>Way back to the visit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Besöken</source>
        <comment>Way back to the list of today&apos;s visits; a short word</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tillsammans med %1</source>
        <comment>%1 is one or more colleagues&apos; names</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Besök %1 av %2</source>
        <comment>%1 and %2 are numbers: visit 4 of the day&apos;s 9</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pågår sedan %1</source>
        <comment>After &apos;Besök 4 av 9 ·&apos;; %1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>klart %1</source>
        <comment>After &apos;Besök 4 av 9 ·&apos;; %1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ring %1 %2</source>
        <comment>%1 is the brukare&apos;s first name, %2 the number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allergi: %1</source>
        <comment>%1 is what the brukare does not bear, such as Gluten</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message>
        <source>Inga besök de senaste 14 dagarna.</source>
        <comment>No past visits</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Besök</source>
        <comment>Heading over a brukare&apos;s visits</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visa fler besök (%1 till)</source>
        <comment>Button; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inget besök är planerat framåt.</source>
        <comment>No coming visit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nästa:</source>
        <comment>Before the day and time of the next visit</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: inte markerat</source>
        <comment>An insats that staff marked neither done nor declined</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: utfört</source>
        <comment>An insats that was done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inget rapporterat</source>
        <comment>A planned visit whose time is over, and nothing was logged</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Starta Tryggve</source>
        <comment>Button: staff have closed the program</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personalen har stängt plattan.</source>
        <comment>Staff have closed the program</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan har stannat.</source>
        <comment>The program does not start just now</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plattan startar. Vänta lite.</source>
        <comment>The program is starting</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Den försöker igen klockan %1.</source>
        <comment>%1 is &apos;10.45&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du behöver inte göra något.</source>
        <comment>The program tries again by itself</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 sak behöver dig</source>
        <comment>One operation was refused or is in conflict</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 saker behöver dig</source>
        <comment>Refused or in conflict; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skickar %1</source>
        <comment>Being sent now; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 väntar på nät</source>
        <comment>Not arrived, no network; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inget nät. %1</source>
        <comment>Offline; %1 is &apos;2 texter finns bara här&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inget nät. Allt till %1 är hos hubben</source>
        <comment>Offline, nothing waits; %1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inget nät. Inget väntar</source>
        <comment>Offline, nothing waits</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 äldre uppgifter är inte bekräftade</source>
        <comment>Told before the hub was restored; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inget mer väntar</source>
        <comment>Nothing waits, and something was not taken by the hub</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allt är hos hubben</source>
        <comment>Everything has arrived</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 text finns bara här</source>
        <comment>A typed text that is not signed or sent yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 texter finns bara här</source>
        <comment>Typed, and not signed or sent; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kan inte hämta det nya</source>
        <comment>The device cannot keep what the hub sends</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 väntar på enheten</source>
        <comment>Not arrived; the device&apos;s own memory is the matter; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhatArrived</name>
    <message>
        <source>Mina brukare</source>
        <comment>Way back to the handläggare&apos;s list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enheten har kontakt med hubben.</source>
        <comment>The device is online</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det finns inget nät just nu.</source>
        <comment>The device is offline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visa alla %1</source>
        <comment>Button: the whole group; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Förra</source>
        <comment>Button: the page before</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nästa</source>
        <comment>Button: the next page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sida %1 av %2</source>
        <comment>Which page of how many</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visa alla grupper</source>
        <comment>Button: back from one group to all</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Har väntat: %2.</source>
        <comment>%1 is a sentence, %2 is &apos;12 minuter&apos; or &apos;nyss&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Något behöver dig.</source>
        <comment>Summary of the page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allt har inte kommit fram än.</source>
        <comment>Summary: something waits on this device</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inget mer väntar på att skickas. Något väntar på beslut.</source>
        <comment>Summary: some was not taken, and some is held</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allt har kommit fram. Något väntar på beslut.</source>
        <comment>Summary: all at the hub, some is held</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inget mer väntar på att skickas.</source>
        <comment>Summary: nothing waits, and some was not taken</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inget väntar på att skickas. %1.</source>
        <comment>Summary; %1 is &apos;2 texter finns bara här&apos;, typed texts</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inget väntar på att skickas.</source>
        <comment>Summary: nothing has been written yet</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allt du har skrivit har kommit fram. Det sista togs emot %1.</source>
        <comment>Summary; %1 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vad har kommit fram?</source>
        <comment>Name of the page, and of the button that leads to it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behöver dig (%1)</source>
        <comment>Heading; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Väntar här (%1)</source>
        <comment>Heading: not sent yet; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Väntar på beslut (%1)</source>
        <comment>Heading: held at the hub; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Framme i dag (%1)</source>
        <comment>Heading: received today; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kom inte fram (%1)</source>
        <comment>Heading: refused, and seen; %1 is a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Läs och bestäm vad du vill göra.</source>
        <comment>Under &apos;Behöver dig&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det skickas nu. Du behöver inte göra något.</source>
        <comment>Under &apos;Väntar här&apos;, online</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det är sparat här och skickas när det finns nät. Låt enheten vara på.</source>
        <comment>Under &apos;Väntar här&apos;, offline</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubben har det säkert. En annan person avgör om det gäller.</source>
        <comment>Under &apos;Väntar på beslut&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du har sett det. Det händer inget mer med det.</source>
        <comment>Under &apos;Kom inte fram&apos;</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
