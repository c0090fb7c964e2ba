<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="so" sourcelanguage="sv_SE">
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
        <translation type="unfinished">%1, habeen</translation>
    </message>
    <message>
        <source>%1 morgon</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished">%1, subax</translation>
    </message>
    <message>
        <source>%1 förmiddag</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished">%1, barqo</translation>
    </message>
    <message>
        <source>%1 eftermiddag</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished">%1, galab</translation>
    </message>
    <message>
        <source>%1 kväll</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished">%1, fiid</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>I dag</source>
        <comment>Place on the tablet: the day&apos;s visits</comment>
        <translation type="unfinished">Maanta</translation>
    </message>
    <message>
        <source>Vem har varit här</source>
        <comment>Place on the tablet: who has been in the home</comment>
        <translation type="unfinished">Yaa halkan yimid</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>Valt nu</source>
        <comment>Read aloud: the language that is spoken now</comment>
        <translation type="unfinished">Hadda la doortay</translation>
    </message>
    <message>
        <source>Språk</source>
        <comment>Place on the tablet, and name of its page: which language it speaks. One short word</comment>
        <translation type="unfinished">Luqad</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Du skrev i en fråga som du inte har svarat på än.</source>
        <comment>Why it asks: an open question</comment>
        <translation type="unfinished">Waxaad wax ku qoraysay su&apos;aal aadan weli ka jawaabin.</translation>
    </message>
    <message>
        <source>Gå tillbaka, texten finns kvar på skärmen</source>
        <comment>Answer: stay signed in</comment>
        <translation type="unfinished">Dib u noqo, qoraalku weli wuxuu ku yaal shaashadda</translation>
    </message>
    <message>
        <source>Lämna ändå, det sista jag skrev försvinner</source>
        <comment>Answer: leave all the same</comment>
        <translation type="unfinished">Iska bax, wixii ugu dambeeyay ee aan qoray way lumayaan</translation>
    </message>
    <message>
        <source>Gå tillbaka</source>
        <comment>Answer: the window stays open</comment>
        <translation type="unfinished">Dib u noqo</translation>
    </message>
    <message>
        <source>Stäng ändå, det sista som skrevs försvinner</source>
        <comment>Answer: close all the same</comment>
        <translation type="unfinished">Iska xir, wixii ugu dambeeyay ee la qoray way lumayaan</translation>
    </message>
    <message>
        <source>Det sista som skrevs är inte sparat än</source>
        <comment>Asked before the window closes</comment>
        <translation type="unfinished">Wixii ugu dambeeyay ee la qoray weli lama kaydin</translation>
    </message>
    <message>
        <source>Programmet fick starta om. Den som skrev behöver logga in igen. Då sparas det.</source>
        <comment>Why it asks: words of somebody who has not signed in since the program fell</comment>
        <translation type="unfinished">Barnaamijku mar kale ayuu bilaabmay. Qofkii wax qorayay waa inuu mar kale soo galo. Markaas waa la kaydinayaa.</translation>
    </message>
    <message>
        <source>Det sista du skrev är inte sparat än</source>
        <comment>Said when a write failed</comment>
        <translation type="unfinished">Wixii ugu dambeeyay ee aad qortay weli lama kaydin</translation>
    </message>
    <message>
        <source>Minnet på enheten tog inte emot det.</source>
        <comment>Why it was not saved</comment>
        <translation type="unfinished">Qalabku ma kaydin karin.</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Tillbaka till start</source>
        <comment>Way back to the first screen</comment>
        <translation type="unfinished">Ku noqo bilowga</translation>
    </message>
</context>
<context>
    <name>Paged</name>
    <message>
        <source>Förra</source>
        <comment>Button: the page before this one</comment>
        <translation type="unfinished">Kii hore</translation>
    </message>
    <message>
        <source>Nästa</source>
        <comment>Button: the next page</comment>
        <translation type="unfinished">Kan xiga</translation>
    </message>
    <message>
        <source>%1 av %2</source>
        <comment>Which page of how many: &apos;2 av 3&apos;</comment>
        <translation type="unfinished">%1 / %2</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Spara</source>
        <comment>Button under a field with the person&apos;s own reason</comment>
        <translation type="unfinished">Kaydi</translation>
    </message>
    <message>
        <source>Skriv varför först.</source>
        <comment>Under an empty field for a person&apos;s reason</comment>
        <translation type="unfinished">Marka hore qor sababta.</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Ett ögonblick …</source>
        <comment>A code or PIN is being tried</comment>
        <translation type="unfinished">Wax yar sug …</translation>
    </message>
</context>
<context>
    <name>Tablet</name>
    <message>
        <source>I dag</source>
        <comment>Name of the screen with the day&apos;s visits</comment>
        <translation type="unfinished">Maanta</translation>
    </message>
    <message>
        <source>Här ser du snart vem som kommer till dig.</source>
        <comment>Home screen before the first plan</comment>
        <translation type="unfinished">Halkan waxaad dhowaan ku arki doontaa qofka kuu imanaya.</translation>
    </message>
    <message>
        <source>I dag är inget besök planerat.</source>
        <comment>The day&apos;s list is empty</comment>
        <translation type="unfinished">Maanta booqasho lama qorsheyn.</translation>
    </message>
    <message>
        <source>Larmklockan på armen gäller.</source>
        <comment>What the alarm is worth: the tablet has none</comment>
        <translation type="unfinished">Isticmaal qalabka gargaarka ee gacanta kuugu xiran.</translation>
    </message>
    <message>
        <source>Plattan kan inte läsa det som är nytt. Säg till hemtjänsten.</source>
        <comment>The store failed</comment>
        <translation type="unfinished">Tablet-ku ma akhrin karo waxa cusub. U sheeg daryeelka guriga.</translation>
    </message>
    <message>
        <source>Hemtjänsten</source>
        <comment>Said when it is not known who comes: &apos;Hemtjänsten kommer&apos;</comment>
        <translation type="unfinished">Daryeelka guriga</translation>
    </message>
    <message>
        <source>%1 är här nu</source>
        <comment>%1 is a first name</comment>
        <translation type="unfinished">Hadda waxaa jooga %1</translation>
    </message>
    <message>
        <source>%1 kommer i stället</source>
        <comment>Somebody else than planned; %1 is a first name</comment>
        <translation type="unfinished">Beddelka waxaa imanaya %1</translation>
    </message>
    <message>
        <source>%1 kommer</source>
        <comment>%1 is a first name, or &apos;Amina och Bo&apos;</comment>
        <translation type="unfinished">Waxaa imanaya %1</translation>
    </message>
    <message>
        <source>Skulle komma %1</source>
        <comment>A late visit; %1 is &apos;10.45&apos;</comment>
        <translation type="unfinished">Waxaa loo qorsheeyay %1</translation>
    </message>
    <message>
        <source>Du behöver inte göra något.</source>
        <comment>Under &apos;Amina är sen&apos;</comment>
        <translation type="unfinished">Waxba uma baahnid inaad samayso.</translation>
    </message>
    <message>
        <source>Det kan ha ändrats.</source>
        <comment>A late visit; why it is not known is said beside the screen</comment>
        <translation type="unfinished">Way isbeddeli kartaa.</translation>
    </message>
    <message>
        <source>I morgon klockan %1 kommer %2.</source>
        <comment>%1 is &apos;8&apos; or &apos;8.15&apos;, %2 a first name</comment>
        <translation type="unfinished">Berri saacadda %1 waxaa imanaya %2.</translation>
    </message>
    <message>
        <source>Ingen mer kommer i dag</source>
        <comment>Home screen, when the day&apos;s visits are over</comment>
        <translation type="unfinished">Maanta cid kale ma imanayso</translation>
    </message>
    <message>
        <source>Välkommen</source>
        <comment>Home screen before the first plan has come</comment>
        <translation type="unfinished">Soo dhawoow</translation>
    </message>
    <message>
        <source>Här ser du snart vem som kommer till dig.</source>
        <comment>Home screen before the first plan has come</comment>
        <translation type="unfinished">Halkan waxaad dhowaan ku arki doontaa qofka kuu imanaya.</translation>
    </message>
    <message>
        <source>För i morgon är inget planerat.</source>
        <comment>Nobody tomorrow either</comment>
        <translation type="unfinished">Berri waxba lama qorsheyn.</translation>
    </message>
    <message>
        <source>%1 har varit här</source>
        <comment>A visit that is over; %1 is a first name</comment>
        <translation type="unfinished">Waxaa yimid %1</translation>
    </message>
    <message>
        <source>Inställt besök</source>
        <comment>In the tablet&apos;s day: a visit that will not be</comment>
        <translation type="unfinished">Booqasho la baajiyay</translation>
    </message>
    <message>
        <source>%1 är sena</source>
        <comment>Late, two people; %1 is &apos;Amina och Bo&apos;</comment>
        <translation type="unfinished">Booqashada %1 way daahday</translation>
    </message>
    <message>
        <source>%1 är sen</source>
        <comment>Late; %1 is a first name</comment>
        <translation type="unfinished">Booqashada %1 way daahday</translation>
    </message>
    <message>
        <source>Plattan väntar på nytt från hemtjänsten.</source>
        <comment>The hub was restored and tells nothing yet</comment>
        <translation type="unfinished">Tablet-ku wuxuu sugayaa war cusub oo ka yimaada daryeelka guriga.</translation>
    </message>
    <message>
        <source>Plattan har kontakt.</source>
        <comment>The tablet is online and has the newest plan</comment>
        <translation type="unfinished">Tablet-ku xiriir wuu leeyahay.</translation>
    </message>
    <message>
        <source>Plattan hämtar det som ska stå här.</source>
        <comment>Connected, the first plan is on its way</comment>
        <translation type="unfinished">Tablet-ku wuxuu soo qaadayaa waxa halkan ku qornaan doona.</translation>
    </message>
    <message>
        <source>Det finns inget nät just nu.</source>
        <comment>The tablet is offline</comment>
        <translation type="unfinished">Hadda internet ma jiro.</translation>
    </message>
    <message>
        <source>Plattan får ingen kontakt. Säg till hemtjänsten.</source>
        <comment>The hub refuses this device</comment>
        <translation type="unfinished">Tablet-ku xiriir ma helayo. U sheeg daryeelka guriga.</translation>
    </message>
    <message>
        <source>Det som står här är från %1.</source>
        <comment>%1 is &apos;klockan 9.10&apos; or &apos;i går klockan 9.10&apos;</comment>
        <translation type="unfinished">Waxa halkan ku qoran waa: %1.</translation>
    </message>
    <message>
        <source>klockan %1</source>
        <comment>%1 is &apos;9.10&apos;</comment>
        <translation type="unfinished">saacadda %1</translation>
    </message>
    <message>
        <source>i går %1</source>
        <comment>%1 is &apos;klockan 9.10&apos;</comment>
        <translation type="unfinished">shalay %1</translation>
    </message>
    <message>
        <source>Någon med egen nyckel</source>
        <comment>Somebody opened with a key that the lock does not know</comment>
        <translation type="unfinished">Qof fure leh</translation>
    </message>
    <message>
        <source>Någon från %1</source>
        <comment>The name is not known; %1 is an organisation</comment>
        <translation type="unfinished">Qof ka socda %1</translation>
    </message>
    <message>
        <source>Någon</source>
        <comment>Somebody whose key the lock knows; neither name nor organisation is known</comment>
        <translation type="unfinished">Qof</translation>
    </message>
    <message>
        <source>Det kan ha varit du själv.</source>
        <comment>After &apos;Någon med egen nyckel&apos;</comment>
        <translation type="unfinished">Waxaa laga yaabaa inaad adigu ahayd.</translation>
    </message>
    <message>
        <source>öppnade %1</source>
        <comment>After &apos;Någon med egen nyckel&apos;; %1 is &apos;i dag 10.31&apos;</comment>
        <translation type="unfinished">albaabka ayuu furay %1</translation>
    </message>
    <message>
        <source>kom %1</source>
        <comment>After a first name; %1 is &apos;i dag 10.31&apos;</comment>
        <translation type="unfinished">imaansho %1</translation>
    </message>
    <message>
        <source>Genom porten.</source>
        <comment>Which door a visitor came in by</comment>
        <translation type="unfinished">Albaabka dhismaha.</translation>
    </message>
    <message>
        <source>Genom dörren.</source>
        <comment>Which door a visitor came in by</comment>
        <translation type="unfinished">Albaabka guriga.</translation>
    </message>
    <message>
        <source>Gick %1.</source>
        <comment>When the visitor left; %1 is 11.05</comment>
        <translation type="unfinished">Bixitaan: %1.</translation>
    </message>
    <message>
        <source>i dag</source>
        <comment>Between a name and a time</comment>
        <translation type="unfinished">maanta</translation>
    </message>
    <message>
        <source>i går</source>
        <comment>Between a name and a time</comment>
        <translation type="unfinished">shalay</translation>
    </message>
    <message>
        <source>Vem har varit här</source>
        <comment>Name of the screen with who has been in the home</comment>
        <translation type="unfinished">Yaa halkan yimid</translation>
    </message>
    <message>
        <source>Här ser du snart vem som har varit hos dig.</source>
        <comment>Before the first plan has come</comment>
        <translation type="unfinished">Halkan waxaad dhowaan ku arki doontaa qofka ku soo booqday.</translation>
    </message>
    <message>
        <source>Ingen har varit här de senaste två veckorna.</source>
        <comment>The list of visitors is empty</comment>
        <translation type="unfinished">Labadii toddobaad ee la soo dhaafay cidna halkan ma iman.</translation>
    </message>
</context>
<context>
    <name>TabletArrived</name>
    <message>
        <source>En sak har inte kommit fram än.</source>
        <comment>The tablet&apos;s page of what has arrived</comment>
        <translation type="unfinished">Hal shay weli ma gaarin.</translation>
    </message>
    <message numerus="yes">
        <source>%n saker har inte kommit fram än.</source>
        <comment>%n is a number from 2</comment>
        <translation type="unfinished">
            <numerusform>%n shay weli ma gaarin.</numerusform>
            <numerusform>%n shay weli ma gaarin.</numerusform>
        </translation>
    </message>
    <message>
        <source>Inget väntar här.</source>
        <comment>Nothing has been written on the tablet</comment>
        <translation type="unfinished">Halkan waxba kuma sugayaan.</translation>
    </message>
    <message>
        <source>Allt du har skrivit har kommit fram.</source>
        <comment>Everything has arrived</comment>
        <translation type="unfinished">Wax kasta oo aad qortay way gaareen.</translation>
    </message>
    <message>
        <source>Du behöver inte göra något.</source>
        <comment>Nothing to do</comment>
        <translation type="unfinished">Waxba uma baahnid inaad samayso.</translation>
    </message>
    <message>
        <source>Det sista kom fram %1.</source>
        <comment>%1 is &apos;i dag klockan 9.10&apos;</comment>
        <translation type="unfinished">Kii ugu dambeeyay wuxuu gaaray %1.</translation>
    </message>
    <message>
        <source>Plattan skickar det nu. Du behöver inte göra något.</source>
        <comment>On its way</comment>
        <translation type="unfinished">Tablet-ku hadda wuu dirayaa. Waxba uma baahnid inaad samayso.</translation>
    </message>
    <message>
        <source>Det finns inget nät. Plattan skickar det när nätet är tillbaka.</source>
        <comment>Waits for the network</comment>
        <translation type="unfinished">Internet ma jiro. Tablet-ku wuu diri doonaa marka internetku soo noqdo.</translation>
    </message>
    <message>
        <source>Dörren öppnades eller låstes</source>
        <comment>What the tablet carried from the lock</comment>
        <translation type="unfinished">Albaabka waa la furay ama waa la xiray</translation>
    </message>
    <message>
        <source>Du läste något</source>
        <comment>Something was read on the tablet</comment>
        <translation type="unfinished">Wax baad akhriday</translation>
    </message>
    <message>
        <source>Något som du gjorde</source>
        <comment>Any other thing</comment>
        <translation type="unfinished">Wax aad samaysay</translation>
    </message>
    <message>
        <source>Det kunde inte tas emot. Säg till hemtjänsten.</source>
        <comment>Refused by the hub</comment>
        <translation type="unfinished">Lama aqbali karin. U sheeg daryeelka guriga.</translation>
    </message>
    <message>
        <source>Det är sparat här på plattan.</source>
        <comment>Not sent yet</comment>
        <translation type="unfinished">Waxay ku kaydsan tahay tablet-ka.</translation>
    </message>
    <message>
        <source>Det har kommit fram. Någon ska titta på det.</source>
        <comment>Held by the hub</comment>
        <translation type="unfinished">Way gaartay. Qof ayaa eegi doona.</translation>
    </message>
    <message>
        <source>Det har kommit fram.</source>
        <comment>Received by the hub</comment>
        <translation type="unfinished">Way gaartay.</translation>
    </message>
    <message>
        <source>i dag klockan %1</source>
        <comment>%1 is &apos;9.10&apos;</comment>
        <translation type="unfinished">maanta saacadda %1</translation>
    </message>
    <message>
        <source>i går klockan %1</source>
        <comment>%1 is &apos;9.10&apos;</comment>
        <translation type="unfinished">shalay saacadda %1</translation>
    </message>
    <message>
        <source>%2 klockan %1</source>
        <comment>%2 is &apos;måndag 23 november&apos;, %1 is &apos;9.10&apos;</comment>
        <translation type="unfinished">%2 saacadda %1</translation>
    </message>
</context>
<context>
    <name>WhatArrived</name>
    <message>
        <source>Vad har kommit fram?</source>
        <comment>Name of the page, and of the button that leads to it</comment>
        <translation type="unfinished">Maxaa gaaray?</translation>
    </message>
</context>
</TS>
