<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="sv_SE">
<context>
    <name>Alarm</name>
    <message>
        <source>Når hemtjänsten.</source>
        <comment>Spoken after the alarm button&apos;s word: it reaches the home care</comment>
        <translation type="unfinished">يصل إلى الرعاية المنزلية.</translation>
    </message>
    <message>
        <source>Larmet är på</source>
        <comment>On the alarm button while an alarm goes on</comment>
        <translation type="unfinished">الإنذار يعمل</translation>
    </message>
    <message>
        <source>LARM</source>
        <comment>On the round alarm button: one short word in capitals</comment>
        <translation type="unfinished">إنذار</translation>
    </message>
    <message>
        <source>Larmet är avslutat.</source>
        <comment>Somebody of the home care has closed it</comment>
        <translation type="unfinished">انتهى الإنذار.</translation>
    </message>
    <message>
        <source>Behöver du hjälp igen? Tryck på larmet.</source>
        <comment>After: the alarm is over</comment>
        <translation type="unfinished">هل تحتاجون إلى مساعدة مرة أخرى؟ اضغطوا على الإنذار.</translation>
    </message>
    <message>
        <source>Du har tagit tillbaka larmet.</source>
        <comment>The person pressed &apos;Det var fel&apos;</comment>
        <translation type="unfinished">لقد ألغيتم الإنذار.</translation>
    </message>
    <message>
        <source>Hemtjänsten vet att det var fel. De kanske ringer ändå.</source>
        <comment>After a mistake</comment>
        <translation type="unfinished">الرعاية المنزلية تعرف أنه كان خطأ. ربما يتصلون على أي حال.</translation>
    </message>
    <message>
        <source>Hemtjänsten får veta det så snart det går.</source>
        <comment>The mistake has not been told yet</comment>
        <translation type="unfinished">ستعلم الرعاية المنزلية بذلك في أقرب وقت ممكن.</translation>
    </message>
    <message>
        <source>%1 har tagit emot ditt larm.</source>
        <comment>%1 is a name</comment>
        <translation type="unfinished">تم استلام إنذاركم: %1.</translation>
    </message>
    <message>
        <source>Någon</source>
        <comment>Who has accepted is not known by name</comment>
        <translation type="unfinished">شخص ما</translation>
    </message>
    <message>
        <source>Det var klockan %1.</source>
        <comment>%1 is 10.31: when somebody accepted the alarm</comment>
        <translation type="unfinished">كان ذلك الساعة %1.</translation>
    </message>
    <message>
        <source>Ring 112 om det är bråttom.</source>
        <comment>The emergency number; nobody has answered yet</comment>
        <translation type="unfinished">اتصلوا بالرقم 112 إذا كان الأمر عاجلاً.</translation>
    </message>
    <message>
        <source>Ingen har svarat än.</source>
        <comment>A minute has gone by without an answer</comment>
        <translation type="unfinished">لم يرد أحد بعد.</translation>
    </message>
    <message>
        <source>Plattan fortsätter att larma.</source>
        <comment>It goes on trying</comment>
        <translation type="unfinished">يستمر الجهاز في إرسال الإنذار.</translation>
    </message>
    <message>
        <source>Ingen kan svara på larmet just nu.</source>
        <comment>The hub has it; nobody&apos;s device rings</comment>
        <translation type="unfinished">لا أحد يستطيع الرد على الإنذار الآن.</translation>
    </message>
    <message>
        <source>Larmet har gått till hemtjänsten.</source>
        <comment>The hub has it; nobody has accepted it yet</comment>
        <translation type="unfinished">وصل الإنذار إلى الرعاية المنزلية.</translation>
    </message>
    <message>
        <source>Vänta. Här står det snart vem som har tagit emot det.</source>
        <comment>Nobody has accepted it yet</comment>
        <translation type="unfinished">انتظروا. سيظهر هنا قريباً من استلمه.</translation>
    </message>
    <message>
        <source>Larmet har inte kommit fram än.</source>
        <comment>The hub cannot be reached</comment>
        <translation type="unfinished">لم يصل الإنذار بعد.</translation>
    </message>
    <message>
        <source>Plattan försöker hela tiden.</source>
        <comment>It goes on trying</comment>
        <translation type="unfinished">يحاول الجهاز باستمرار.</translation>
    </message>
    <message>
        <source>Larmet skickas nu.</source>
        <comment>In the first moment after the press</comment>
        <translation type="unfinished">يُرسل الإنذار الآن.</translation>
    </message>
    <message>
        <source>Ditt larm</source>
        <comment>Name of the page about the alarm that goes on</comment>
        <translation type="unfinished">إنذاركم</translation>
    </message>
    <message>
        <source>Det var fel</source>
        <comment>Button: the alarm was pressed by mistake</comment>
        <translation type="unfinished">كان خطأ</translation>
    </message>
</context>
<context>
    <name>Call</name>
    <message>
        <source>Videosamtal</source>
        <comment>Name of the page after a call</comment>
        <translation type="unfinished">مكالمة فيديو</translation>
    </message>
    <message>
        <source>%1 och %2</source>
        <comment>Two people in a call; %1 and %2 are names</comment>
        <translation type="unfinished">%1 و%2</translation>
    </message>
    <message>
        <source>%1 ringer</source>
        <comment>A video call rings; %1 is who calls</comment>
        <translation type="unfinished">%1 يتصل بكم</translation>
    </message>
    <message>
        <source>Det ringer hos %1.</source>
        <comment>%1 is who is called</comment>
        <translation type="unfinished">يرن الآن عند %1.</translation>
    </message>
    <message>
        <source>Förbindelsen bröts. Vi försöker igen.</source>
        <comment>In a call: the network went away for now</comment>
        <translation type="unfinished">انقطع الاتصال. نحاول من جديد.</translation>
    </message>
    <message>
        <source>Samtalet kopplas.</source>
        <comment>Answered, not connected yet</comment>
        <translation type="unfinished">يجري وصل المكالمة.</translation>
    </message>
    <message>
        <source>Du syns och hörs inte. Kamera och mikrofon saknas.</source>
        <comment>In a call: no devices</comment>
        <translation type="unfinished">لا أحد يراكم أو يسمعكم. لا توجد كاميرا ولا ميكروفون.</translation>
    </message>
    <message>
        <source>Du hörs inte. Mikrofonen saknas.</source>
        <comment>In a call: no microphone</comment>
        <translation type="unfinished">لا أحد يسمعكم. لا يوجد ميكروفون.</translation>
    </message>
    <message>
        <source>Du hörs men syns inte. Kameran saknas.</source>
        <comment>In a call: no camera</comment>
        <translation type="unfinished">يسمعونكم ولا يرونكم. لا توجد كاميرا.</translation>
    </message>
    <message>
        <source>Du har svarat på en annan skärm.</source>
        <comment>Another device of the same person answered</comment>
        <translation type="unfinished">أجبتم على شاشة أخرى.</translation>
    </message>
    <message>
        <source>%1 kan inte svara just nu.</source>
        <comment>%1 is who was called, and pressed &apos;Inte nu&apos;</comment>
        <translation type="unfinished">لا يستطيع %1 الرد الآن.</translation>
    </message>
    <message>
        <source>%1 svarade inte.</source>
        <comment>%1 is who was called</comment>
        <translation type="unfinished">لم يرد %1.</translation>
    </message>
    <message>
        <source>%1 har ringt dig.</source>
        <comment>A call that was not answered; %1 is who called</comment>
        <translation type="unfinished">اتصل بكم %1.</translation>
    </message>
    <message>
        <source>Samtalet är slut.</source>
        <comment>After a call</comment>
        <translation type="unfinished">انتهت المكالمة.</translation>
    </message>
    <message>
        <source>Ni pratade %1.</source>
        <comment>A call that is over; %1 is when: &apos;10.45&apos;, &apos;i går 10.45&apos;</comment>
        <translation type="unfinished">تحدثتم %1.</translation>
    </message>
    <message>
        <source>Ringde %1.</source>
        <comment>Below a name: a call from there that nobody answered; %1 is when</comment>
        <translation type="unfinished">اتصل %1.</translation>
    </message>
    <message>
        <source>%2 ringde %1.</source>
        <comment>A call nobody answered; %2 is who called, %1 when</comment>
        <translation type="unfinished">اتصل %2، %1.</translation>
    </message>
    <message>
        <source>Kunde inte svara %1.</source>
        <comment>Who was called pressed &apos;Inte nu&apos;; %1 is when</comment>
        <translation type="unfinished">لم يستطع الرد %1.</translation>
    </message>
    <message>
        <source>Svarade inte %1.</source>
        <comment>Who was called did not answer; %1 is when</comment>
        <translation type="unfinished">لم يرد %1.</translation>
    </message>
    <message>
        <source>Det går inte att ringa utan nät. Försök igen.</source>
        <comment>A call could not be begun</comment>
        <translation type="unfinished">لا يمكن الاتصال بدون شبكة. حاولوا مرة أخرى.</translation>
    </message>
    <message>
        <source>Det har ringts många gånger. Vänta en stund.</source>
        <comment>Too many calls in a row</comment>
        <translation type="unfinished">تمت مكالمات كثيرة. انتظروا قليلاً.</translation>
    </message>
    <message>
        <source>Du kan inte ringa dit just nu.</source>
        <comment>No right to call this person any more</comment>
        <translation type="unfinished">لا يمكنكم الاتصال هناك الآن.</translation>
    </message>
    <message>
        <source>Samtalet är redan besvarat eller slut.</source>
        <comment>Answered too late</comment>
        <translation type="unfinished">تم الرد على المكالمة أو انتهت.</translation>
    </message>
    <message>
        <source>Samtalet gick inte fram. Försök igen.</source>
        <comment>A call could not be begun</comment>
        <translation type="unfinished">لم تصل المكالمة. حاولوا مرة أخرى.</translation>
    </message>
    <message>
        <source>Svara</source>
        <comment>Button: answers a video call. The largest on the screen</comment>
        <translation type="unfinished">رد</translation>
    </message>
    <message>
        <source>Inte nu</source>
        <comment>Button: does not answer a video call</comment>
        <translation type="unfinished">ليس الآن</translation>
    </message>
    <message>
        <source>Lägg på</source>
        <comment>Button: ends a video call</comment>
        <translation type="unfinished">إنهاء المكالمة</translation>
    </message>
    <message>
        <source>Ljud av</source>
        <comment>Switch: others do not hear this person</comment>
        <translation type="unfinished">إيقاف الصوت</translation>
    </message>
    <message>
        <source>Bild av</source>
        <comment>Switch: others do not see this person</comment>
        <translation type="unfinished">إيقاف الصورة</translation>
    </message>
</context>
<context>
    <name>ClosePeople</name>
    <message>
        <source>%1 gjorde en länk till %2, %3.</source>
        <comment>%1 made a one-time link to %2; %3 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished">أنشأ %1 رابطًا إلى %2، %3.</translation>
    </message>
    <message>
        <source>En länk gjordes till %2, %3.</source>
        <comment>%2 is a name, %3 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished">أُنشئ رابط إلى %2، %3.</translation>
    </message>
    <message>
        <source>Ingen har öppnat den än.</source>
        <comment>Of a one-time link</comment>
        <translation type="unfinished">لم يفتحه أحد بعد.</translation>
    </message>
    <message>
        <source>Den öppnades %1.</source>
        <comment>Of a one-time link; %1 is 10.42 or &apos;i går 10.42&apos;</comment>
        <translation type="unfinished">فُتح %1.</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>%1 – %2</source>
        <comment>From when to when, in large text: &apos;10.45 – 11.15&apos;</comment>
        <translation type="unfinished">من %1 إلى %2</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>From when to when: &apos;10.45–11.15&apos;</comment>
        <translation type="unfinished">من %1 إلى %2</translation>
    </message>
    <message>
        <source>%1 natt</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished">%1 ليلاً</translation>
    </message>
    <message>
        <source>%1 morgon</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished">%1 صباحاً</translation>
    </message>
    <message>
        <source>%1 förmiddag</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished">%1 قبل الظهر</translation>
    </message>
    <message>
        <source>%1 eftermiddag</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished">%1 بعد الظهر</translation>
    </message>
    <message>
        <source>%1 kväll</source>
        <comment>Part of the day; %1 is &apos;Måndag&apos;</comment>
        <translation type="unfinished">%1 مساءً</translation>
    </message>
    <message>
        <source>i går %1</source>
        <comment>A time yesterday; %1 is the time, 10.45</comment>
        <translation type="unfinished">أمس %1</translation>
    </message>
</context>
<context>
    <name>Fit</name>
    <message>
        <source>Här</source>
        <comment>Word on the button that is to be hit</comment>
        <translation type="unfinished">هنا</translation>
    </message>
    <message>
        <source>Nästa fråga</source>
        <comment>Button: leave this question</comment>
        <translation type="unfinished">السؤال التالي</translation>
    </message>
    <message>
        <source>Tryck på knappen där det står Här.</source>
        <comment>What to do: a button is to be hit</comment>
        <translation type="unfinished">اضغطوا على الزر المكتوب عليه: هنا.</translation>
    </message>
    <message>
        <source>Bra. Tryck på Här igen.</source>
        <comment>After a hit: the next button</comment>
        <translation type="unfinished">جيد. اضغطوا على هنا مرة أخرى.</translation>
    </message>
    <message>
        <source>Nästan. Prova en gång till.</source>
        <comment>The finger came down beside the button</comment>
        <translation type="unfinished">تقريباً. حاولوا مرة أخرى.</translation>
    </message>
    <message>
        <source>Så är det nu.</source>
        <comment>Said of the answer that is set now</comment>
        <translation type="unfinished">هكذا هو الآن.</translation>
    </message>
    <message>
        <source>Till Ändra plattan</source>
        <comment>Way back, in few words; &apos;Ändra plattan&apos; is the page&apos;s name</comment>
        <translation type="unfinished">إلى تغيير الجهاز</translation>
    </message>
    <message>
        <source>Det gick inte att spara. Allt är som förut.</source>
        <comment>The disk did not take the change</comment>
        <translation type="unfinished">لم يمكن الحفظ. كل شيء كما كان.</translation>
    </message>
    <message>
        <source>Större text</source>
        <comment>Button: makes the text larger at once</comment>
        <translation type="unfinished">خط أكبر</translation>
    </message>
    <message>
        <source>Mindre text</source>
        <comment>Button: makes the text smaller at once</comment>
        <translation type="unfinished">خط أصغر</translation>
    </message>
    <message>
        <source>Prova dig fram</source>
        <comment>Button: begins the try-out</comment>
        <translation type="unfinished">تجربة</translation>
    </message>
    <message>
        <source>Nu: %1</source>
        <comment>How it is set now; %1 is one of the answers</comment>
        <translation type="unfinished">الآن: %1</translation>
    </message>
    <message>
        <source>Ångra det sista</source>
        <comment>Button: takes the newest change back</comment>
        <translation type="unfinished">تراجع عن الأخير</translation>
    </message>
    <message>
        <source>Storlek</source>
        <comment>What to change: size of text</comment>
        <translation type="unfinished">الحجم</translation>
    </message>
    <message>
        <source>Färger</source>
        <comment>What to change: colours</comment>
        <translation type="unfinished">الألوان</translation>
    </message>
    <message>
        <source>Ljud</source>
        <comment>What to change: sounds</comment>
        <translation type="unfinished">الصوت</translation>
    </message>
    <message>
        <source>Tryck</source>
        <comment>What to change: touch</comment>
        <translation type="unfinished">اللمس</translation>
    </message>
    <message>
        <source>Läsa högt</source>
        <comment>What to change: reading aloud</comment>
        <translation type="unfinished">القراءة بصوت</translation>
    </message>
    <message>
        <source>Hand</source>
        <comment>What to change: which hand</comment>
        <translation type="unfinished">اليد</translation>
    </message>
    <message>
        <source>Knappar</source>
        <comment>What to change: places and pictures</comment>
        <translation type="unfinished">الأزرار</translation>
    </message>
    <message>
        <source>Språk</source>
        <comment>What to change: language</comment>
        <translation type="unfinished">اللغة</translation>
    </message>
    <message>
        <source>Utan tryck</source>
        <comment>What to change: no touch</comment>
        <translation type="unfinished">بدون لمس</translation>
    </message>
    <message>
        <source>Textens storlek</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">حجم الخط</translation>
    </message>
    <message>
        <source>Hur stor text vill du ha?</source>
        <comment>Question</comment>
        <translation type="unfinished">ما حجم الخط الذي تريدونه؟</translation>
    </message>
    <message>
        <source>Vanlig</source>
        <comment>Answer: text size 100 %</comment>
        <translation type="unfinished">عادي</translation>
    </message>
    <message>
        <source>Lite större</source>
        <comment>Answer: text size 125 %</comment>
        <translation type="unfinished">أكبر قليلاً</translation>
    </message>
    <message>
        <source>Större</source>
        <comment>Answer: text size 150 %</comment>
        <translation type="unfinished">أكبر</translation>
    </message>
    <message>
        <source>Dubbelt så stor</source>
        <comment>Answer: text size 200 %</comment>
        <translation type="unfinished">ضعف الحجم</translation>
    </message>
    <message>
        <source>Mycket stor</source>
        <comment>Answer: text size 250 %</comment>
        <translation type="unfinished">كبير جداً</translation>
    </message>
    <message>
        <source>Störst</source>
        <comment>Answer: text size 300 %</comment>
        <translation type="unfinished">الأكبر</translation>
    </message>
    <message>
        <source>Ljus eller mörk</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">فاتح أو داكن</translation>
    </message>
    <message>
        <source>Hur ska plattan se ut?</source>
        <comment>Question: colours</comment>
        <translation type="unfinished">كيف يكون شكل الجهاز؟</translation>
    </message>
    <message>
        <source>Ljus</source>
        <comment>Answer: light theme</comment>
        <translation type="unfinished">فاتح</translation>
    </message>
    <message>
        <source>Mörk</source>
        <comment>Answer: dark theme</comment>
        <translation type="unfinished">داكن</translation>
    </message>
    <message>
        <source>Svart och gul</source>
        <comment>Answer: high contrast theme</comment>
        <translation type="unfinished">أسود وأصفر</translation>
    </message>
    <message>
        <source>Hur högt det ringer</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">قوة الرنين</translation>
    </message>
    <message>
        <source>Hur högt ska plattan ringa? Den ringer aldrig svagare.</source>
        <comment>Question</comment>
        <translation type="unfinished">ما قوة رنين الجهاز؟ لن يرن أضعف من ذلك أبداً.</translation>
    </message>
    <message>
        <source>Svagt</source>
        <comment>Answer: how loud</comment>
        <translation type="unfinished">ضعيف</translation>
    </message>
    <message>
        <source>Lagom</source>
        <comment>Answer: how loud</comment>
        <translation type="unfinished">متوسط</translation>
    </message>
    <message>
        <source>Högt</source>
        <comment>Answer: how loud</comment>
        <translation type="unfinished">قوي</translation>
    </message>
    <message>
        <source>Så högt det går</source>
        <comment>Answer: how loud</comment>
        <translation type="unfinished">أقوى ما يمكن</translation>
    </message>
    <message>
        <source>Vilket ljud</source>
        <comment>Name of a question: which alert sound</comment>
        <translation type="unfinished">أي صوت</translation>
    </message>
    <message>
        <source>Vilket ljud hör du bäst?</source>
        <comment>Question</comment>
        <translation type="unfinished">أي صوت تسمعونه أفضل؟</translation>
    </message>
    <message>
        <source>Mörkt ljud</source>
        <comment>Answer: low sound</comment>
        <translation type="unfinished">صوت منخفض</translation>
    </message>
    <message>
        <source>Mellanljud</source>
        <comment>Answer: the middle one of three sounds</comment>
        <translation type="unfinished">صوت متوسط</translation>
    </message>
    <message>
        <source>Ljust ljud</source>
        <comment>Answer: high sound</comment>
        <translation type="unfinished">صوت حاد</translation>
    </message>
    <message>
        <source>När det räknas</source>
        <comment>Name of a question: when a touch counts</comment>
        <translation type="unfinished">متى يُحسب</translation>
    </message>
    <message>
        <source>När ska ett tryck räknas?</source>
        <comment>Question</comment>
        <translation type="unfinished">متى تُحسب الضغطة؟</translation>
    </message>
    <message>
        <source>När jag lyfter fingret</source>
        <comment>Answer: press on release</comment>
        <translation type="unfinished">عندما أرفع إصبعي</translation>
    </message>
    <message>
        <source>När jag rör knappen</source>
        <comment>Answer: press on touch</comment>
        <translation type="unfinished">عندما ألمس الزر</translation>
    </message>
    <message>
        <source>Hålla kvar fingret</source>
        <comment>Name of a question: hold time</comment>
        <translation type="unfinished">إبقاء الإصبع</translation>
    </message>
    <message>
        <source>Hur länge ska fingret vara på knappen?</source>
        <comment>Question</comment>
        <translation type="unfinished">كم يبقى الإصبع على الزر؟</translation>
    </message>
    <message>
        <source>Ett kort tryck räcker</source>
        <comment>Answer: hold time none</comment>
        <translation type="unfinished">تكفي ضغطة قصيرة</translation>
    </message>
    <message>
        <source>En halv sekund</source>
        <comment>Answer: a time</comment>
        <translation type="unfinished">نصف ثانية</translation>
    </message>
    <message>
        <source>En sekund</source>
        <comment>Answer: a time</comment>
        <translation type="unfinished">ثانية واحدة</translation>
    </message>
    <message>
        <source>Två sekunder</source>
        <comment>Answer: a time</comment>
        <translation type="unfinished">ثانيتان</translation>
    </message>
    <message>
        <source>Tryck som blir två</source>
        <comment>Name of a question: ignore repeats</comment>
        <translation type="unfinished">ضغطة تصبح اثنتين</translation>
    </message>
    <message>
        <source>Hur länge ska plattan vänta på nästa tryck?</source>
        <comment>Question</comment>
        <translation type="unfinished">كم ينتظر الجهاز الضغطة التالية؟</translation>
    </message>
    <message>
        <source>Inte alls</source>
        <comment>Answer: it does not wait</comment>
        <translation type="unfinished">لا ينتظر</translation>
    </message>
    <message>
        <source>Handen skakar</source>
        <comment>Name of a question: tremor</comment>
        <translation type="unfinished">اليد ترتجف</translation>
    </message>
    <message>
        <source>Skakar din hand?</source>
        <comment>Question</comment>
        <translation type="unfinished">هل ترتجف يدكم؟</translation>
    </message>
    <message>
        <source>Nej, den är stadig</source>
        <comment>Answer: no tremor</comment>
        <translation type="unfinished">لا، هي ثابتة</translation>
    </message>
    <message>
        <source>Ja, lite</source>
        <comment>Answer: a little tremor</comment>
        <translation type="unfinished">نعم، قليلاً</translation>
    </message>
    <message>
        <source>Ja, en del</source>
        <comment>Answer: some tremor</comment>
        <translation type="unfinished">نعم، نوعاً ما</translation>
    </message>
    <message>
        <source>Ja, mycket</source>
        <comment>Answer: much tremor</comment>
        <translation type="unfinished">نعم، كثيراً</translation>
    </message>
    <message>
        <source>Vila på knappen</source>
        <comment>Name of a question: dwell</comment>
        <translation type="unfinished">الاستراحة على الزر</translation>
    </message>
    <message>
        <source>Ska det räcka att vila på en knapp?</source>
        <comment>Question: resting on it presses it</comment>
        <translation type="unfinished">هل يكفي وضع الإصبع على الزر؟</translation>
    </message>
    <message>
        <source>Nej, jag trycker</source>
        <comment>Answer: no dwelling</comment>
        <translation type="unfinished">لا، أنا أضغط</translation>
    </message>
    <message>
        <source>Ja, i en sekund</source>
        <comment>Answer: dwell time</comment>
        <translation type="unfinished">نعم، لثانية واحدة</translation>
    </message>
    <message>
        <source>Ja, i två sekunder</source>
        <comment>Answer: dwell time</comment>
        <translation type="unfinished">نعم، لثانيتين</translation>
    </message>
    <message>
        <source>Ja, i tre sekunder</source>
        <comment>Answer: dwell time</comment>
        <translation type="unfinished">نعم، لثلاث ثوانٍ</translation>
    </message>
    <message>
        <source>Dra fingret</source>
        <comment>Name of a question: slide to the edge</comment>
        <translation type="unfinished">سحب الإصبع</translation>
    </message>
    <message>
        <source>Vill du kunna dra fingret mot en knapp vid kanten?</source>
        <comment>Question</comment>
        <translation type="unfinished">هل تريدون سحب الإصبع إلى زر عند الحافة؟</translation>
    </message>
    <message>
        <source>Nej, jag trycker på den</source>
        <comment>Answer: no sliding</comment>
        <translation type="unfinished">لا، أضغط عليه</translation>
    </message>
    <message>
        <source>Ja, jag drar fingret dit</source>
        <comment>Answer: sliding</comment>
        <translation type="unfinished">نعم، أسحب إصبعي إليه</translation>
    </message>
    <message>
        <source>Läsa högt</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">القراءة بصوت</translation>
    </message>
    <message>
        <source>Ska plattan läsa högt för dig?</source>
        <comment>Question</comment>
        <translation type="unfinished">هل يقرأ الجهاز لكم بصوت عالٍ؟</translation>
    </message>
    <message>
        <source>Nej, jag läser själv</source>
        <comment>Answer</comment>
        <translation type="unfinished">لا، أقرأ بنفسي</translation>
    </message>
    <message>
        <source>Ja, läs högt</source>
        <comment>Answer</comment>
        <translation type="unfinished">نعم، اقرأ بصوت عالٍ</translation>
    </message>
    <message>
        <source>Hur fort den läser</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">سرعة القراءة</translation>
    </message>
    <message>
        <source>Hur fort ska plattan läsa?</source>
        <comment>Question</comment>
        <translation type="unfinished">ما سرعة قراءة الجهاز؟</translation>
    </message>
    <message>
        <source>Långsamt</source>
        <comment>Answer: speech rate 120</comment>
        <translation type="unfinished">ببطء</translation>
    </message>
    <message>
        <source>Lugnt</source>
        <comment>Answer: speech rate 140</comment>
        <translation type="unfinished">بهدوء</translation>
    </message>
    <message>
        <source>Vanligt</source>
        <comment>Answer: speech rate 160</comment>
        <translation type="unfinished">عادي</translation>
    </message>
    <message>
        <source>Fort</source>
        <comment>Answer: speech rate 190</comment>
        <translation type="unfinished">بسرعة</translation>
    </message>
    <message>
        <source>Höger eller vänster</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">اليمنى أو اليسرى</translation>
    </message>
    <message>
        <source>Vilken hand trycker du med?</source>
        <comment>Question</comment>
        <translation type="unfinished">بأي يد تضغطون؟</translation>
    </message>
    <message>
        <source>Höger hand</source>
        <comment>Answer</comment>
        <translation type="unfinished">اليد اليمنى</translation>
    </message>
    <message>
        <source>Vänster hand</source>
        <comment>Answer</comment>
        <translation type="unfinished">اليد اليسرى</translation>
    </message>
    <message>
        <source>Hur många knappar</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">عدد الأزرار</translation>
    </message>
    <message>
        <source>Hur många knappar vill du se på en gång?</source>
        <comment>Question</comment>
        <translation type="unfinished">كم زراً تريدون أن تروا معاً؟</translation>
    </message>
    <message>
        <source>Så många som får plats</source>
        <comment>Answer: six places</comment>
        <translation type="unfinished">بقدر ما يتسع</translation>
    </message>
    <message>
        <source>Fyra</source>
        <comment>Answer: four places</comment>
        <translation type="unfinished">أربعة</translation>
    </message>
    <message>
        <source>Tre</source>
        <comment>Answer: three places</comment>
        <translation type="unfinished">ثلاثة</translation>
    </message>
    <message>
        <source>Två</source>
        <comment>Answer: two places</comment>
        <translation type="unfinished">اثنان</translation>
    </message>
    <message>
        <source>En i taget</source>
        <comment>Answer: one place</comment>
        <translation type="unfinished">واحد في كل مرة</translation>
    </message>
    <message>
        <source>Bilder på knapparna</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">صور على الأزرار</translation>
    </message>
    <message>
        <source>Vill du ha bilder på knapparna?</source>
        <comment>Question</comment>
        <translation type="unfinished">هل تريدون صوراً على الأزرار؟</translation>
    </message>
    <message>
        <source>Ja, vanliga bilder</source>
        <comment>Answer</comment>
        <translation type="unfinished">نعم، صور عادية</translation>
    </message>
    <message>
        <source>Ja, stora bilder</source>
        <comment>Answer</comment>
        <translation type="unfinished">نعم، صور كبيرة</translation>
    </message>
    <message>
        <source>Nej, bara ord</source>
        <comment>Answer</comment>
        <translation type="unfinished">لا، كلمات فقط</translation>
    </message>
    <message>
        <source>Språk</source>
        <comment>Name of a question</comment>
        <translation type="unfinished">اللغة</translation>
    </message>
    <message>
        <source>Vilket språk vill du läsa?</source>
        <comment>Question</comment>
        <translation type="unfinished">بأي لغة تريدون القراءة؟</translation>
    </message>
    <message>
        <source>Hur du styr</source>
        <comment>Name of a question: control without touch</comment>
        <translation type="unfinished">طريقة التحكم</translation>
    </message>
    <message>
        <source>Hur vill du styra plattan?</source>
        <comment>Question</comment>
        <translation type="unfinished">كيف تريدون التحكم بالجهاز؟</translation>
    </message>
    <message>
        <source>Jag rör vid plattan</source>
        <comment>Answer: by touch</comment>
        <translation type="unfinished">ألمس الجهاز</translation>
    </message>
    <message>
        <source>Med en knapp. Plattan går av sig själv.</source>
        <comment>Answer</comment>
        <translation type="unfinished">بزر واحد. الجهاز يتحرك من نفسه.</translation>
    </message>
    <message>
        <source>Med en knapp. Jag går själv.</source>
        <comment>Answer</comment>
        <translation type="unfinished">بزر واحد. أنا أتحرك بنفسي.</translation>
    </message>
    <message>
        <source>Med två knappar</source>
        <comment>Answer: two switches</comment>
        <translation type="unfinished">بزرين</translation>
    </message>
    <message>
        <source>Hur fort den går</source>
        <comment>Name of a question: how fast the marking moves on</comment>
        <translation type="unfinished">سرعة الحركة</translation>
    </message>
    <message>
        <source>Hur länge ska markeringen stanna på varje sak?</source>
        <comment>Question</comment>
        <translation type="unfinished">كم تبقى العلامة على كل شيء؟</translation>
    </message>
    <message>
        <source>Tre sekunder</source>
        <comment>Answer: a time</comment>
        <translation type="unfinished">ثلاث ثوانٍ</translation>
    </message>
    <message>
        <source>Fem sekunder</source>
        <comment>Answer: a time</comment>
        <translation type="unfinished">خمس ثوانٍ</translation>
    </message>
    <message>
        <source>Nu provar vi vad som passar dig.</source>
        <comment>Begin of the try-out</comment>
        <translation type="unfinished">الآن نجرب ما يناسبكم.</translation>
    </message>
    <message>
        <source>Ta gärna hjälp av någon från hemtjänsten.</source>
        <comment>Begin of the try-out: staff may help</comment>
        <translation type="unfinished">يمكن لشخص من الرعاية المنزلية أن يساعدكم.</translation>
    </message>
    <message>
        <source>Du kan sluta när du vill. Det du har valt finns kvar.</source>
        <comment>Begin of the try-out</comment>
        <translation type="unfinished">يمكنكم التوقف متى شئتم. ما اخترتموه يبقى.</translation>
    </message>
    <message>
        <source>Ja, vi börjar</source>
        <comment>Begins the try-out</comment>
        <translation type="unfinished">نعم، لنبدأ</translation>
    </message>
    <message>
        <source>Ja, jag kan läsa det</source>
        <comment>Answer: can read the text</comment>
        <translation type="unfinished">نعم، أستطيع قراءته</translation>
    </message>
    <message>
        <source>Nej, större</source>
        <comment>Answer: the text must be larger</comment>
        <translation type="unfinished">لا، أكبر</translation>
    </message>
    <message>
        <source>Lite mindre</source>
        <comment>Answer: smaller again</comment>
        <translation type="unfinished">أصغر قليلاً</translation>
    </message>
    <message>
        <source>Kan du läsa det som står här under?</source>
        <comment>Question</comment>
        <translation type="unfinished">هل تستطيعون قراءة المكتوب في الأسفل؟</translation>
    </message>
    <message>
        <source>Det här hör jag bäst</source>
        <comment>Answer: this sound</comment>
        <translation type="unfinished">هذا أسمعه أفضل</translation>
    </message>
    <message>
        <source>Tryck på dem och lyssna.</source>
        <comment>How to hear the sounds</comment>
        <translation type="unfinished">اضغطوا عليها واستمعوا.</translation>
    </message>
    <message>
        <source>Ja, jag hör det bra</source>
        <comment>Answer: hears the sound</comment>
        <translation type="unfinished">نعم، أسمعه جيداً</translation>
    </message>
    <message>
        <source>Spela igen</source>
        <comment>Button: play the sound again</comment>
        <translation type="unfinished">شغّل مرة أخرى</translation>
    </message>
    <message>
        <source>Nej, högre</source>
        <comment>Answer: the sound must be louder</comment>
        <translation type="unfinished">لا، أقوى</translation>
    </message>
    <message>
        <source>Hör du ljudet?</source>
        <comment>Question</comment>
        <translation type="unfinished">هل تسمعون الصوت؟</translation>
    </message>
    <message>
        <source>Plattan kan inte spela ljud just nu.</source>
        <comment>There is nothing to play a sound on</comment>
        <translation type="unfinished">لا يستطيع الجهاز تشغيل الصوت الآن.</translation>
    </message>
    <message>
        <source>Bra, så vill jag ha det</source>
        <comment>Keeps what was found</comment>
        <translation type="unfinished">جيد، هكذا أريده</translation>
    </message>
    <message>
        <source>Plattan passar dig som den är. Inget är ändrat.</source>
        <comment>Nothing was found to change</comment>
        <translation type="unfinished">الجهاز يناسبكم كما هو. لم يتغير شيء.</translation>
    </message>
    <message>
        <source>Nej, gör som det var förut</source>
        <comment>Takes back everything that the try-out changed</comment>
        <translation type="unfinished">لا، أعده كما كان</translation>
    </message>
    <message>
        <source>Prova en gång till</source>
        <comment>Begins the try-out again</comment>
        <translation type="unfinished">جرّب مرة أخرى</translation>
    </message>
    <message>
        <source>Så här har plattan blivit:</source>
        <comment>Before what the try-out has changed</comment>
        <translation type="unfinished">هكذا أصبح الجهاز:</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>What has changed: %1 is the name of a question, %2 its answer</comment>
        <translation type="unfinished">%1: %2.</translation>
    </message>
    <message>
        <source>Förra frågan</source>
        <comment>Button: the question before</comment>
        <translation type="unfinished">السؤال السابق</translation>
    </message>
    <message>
        <source>Nu är det kaffe.</source>
        <comment>Sample text, to be read aloud</comment>
        <translation type="unfinished">حان وقت القهوة.</translation>
    </message>
    <message>
        <source>Ändra plattan</source>
        <comment>Name of the page where the tablet is fitted to its person</comment>
        <translation type="unfinished">تغيير الجهاز</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>I dag</source>
        <comment>Place on the tablet: the day&apos;s visits</comment>
        <translation type="unfinished">اليوم</translation>
    </message>
    <message>
        <source>Vem har varit här</source>
        <comment>Place on the tablet: who has been in the home</comment>
        <translation type="unfinished">من كان هنا</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>Valt nu</source>
        <comment>Read aloud: the language that is spoken now</comment>
        <translation type="unfinished">اللغة الحالية</translation>
    </message>
    <message>
        <source>Språk</source>
        <comment>Place on the tablet, and name of its page: which language it speaks. One short word</comment>
        <translation type="unfinished">اللغة</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Du skrev i en fråga som du inte har svarat på än.</source>
        <comment>Why it asks: an open question</comment>
        <translation type="unfinished">كنتم تكتبون رداً على سؤال لم تجيبوا عنه بعد.</translation>
    </message>
    <message>
        <source>Gå tillbaka, texten finns kvar på skärmen</source>
        <comment>Answer: stay signed in</comment>
        <translation type="unfinished">العودة، النص باقٍ على الشاشة</translation>
    </message>
    <message>
        <source>Lämna ändå, det sista jag skrev försvinner</source>
        <comment>Answer: leave all the same</comment>
        <translation type="unfinished">المغادرة على أي حال، وسيضيع آخر ما كتبته</translation>
    </message>
    <message>
        <source>Gå tillbaka</source>
        <comment>Answer: the window stays open</comment>
        <translation type="unfinished">العودة</translation>
    </message>
    <message>
        <source>Stäng ändå, det sista som skrevs försvinner</source>
        <comment>Answer: close all the same</comment>
        <translation type="unfinished">الإغلاق على أي حال، وسيضيع آخر ما كُتب</translation>
    </message>
    <message>
        <source>Det sista som skrevs är inte sparat än</source>
        <comment>Asked before the window closes</comment>
        <translation type="unfinished">آخر ما كُتب لم يُحفظ بعد</translation>
    </message>
    <message>
        <source>Programmet fick starta om. Den som skrev behöver logga in igen. Då sparas det.</source>
        <comment>Why it asks: words of somebody who has not signed in since the program fell</comment>
        <translation type="unfinished">اضطر البرنامج إلى البدء من جديد. على من كان يكتب أن يسجّل الدخول مرة أخرى. عندها يُحفظ النص.</translation>
    </message>
    <message>
        <source>Det sista du skrev är inte sparat än</source>
        <comment>Said when a write failed</comment>
        <translation type="unfinished">آخر ما كتبتموه لم يُحفظ بعد</translation>
    </message>
    <message>
        <source>Minnet på enheten tog inte emot det.</source>
        <comment>Why it was not saved</comment>
        <translation type="unfinished">لم يتمكن الجهاز من حفظه.</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>Du lär dig att skriva till hemtjänsten.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished">ستتعلمون كيف تكتبون إلى الرعاية المنزلية.</translation>
    </message>
    <message>
        <source>Du lär dig att läsa ett meddelande och svara.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished">ستتعلمون كيف تقرأون رسالة وتردون عليها.</translation>
    </message>
    <message>
        <source>Du lär dig att larma, och att ta tillbaka larmet.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished">ستتعلمون كيف ترسلون الإنذار وكيف تلغونه.</translation>
    </message>
    <message>
        <source>Du lär dig att göra texten större.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished">ستتعلمون كيف تكبّرون الخط.</translation>
    </message>
    <message>
        <source>Du lär dig att se vem som kommer och när.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished">ستتعلمون كيف ترون من سيأتي ومتى.</translation>
    </message>
    <message>
        <source>Du lär dig att se vem som har varit hos dig.</source>
        <comment>What a lesson teaches</comment>
        <translation type="unfinished">ستتعلمون كيف ترون من زاركم.</translation>
    </message>
    <message>
        <source>Det är på låtsas. Inget skickas. Larmknappen är alltid på riktigt.</source>
        <comment>Before a lesson begins; the alarm button beside the page is the real one</comment>
        <translation type="unfinished">هذا تمرين فقط. لا يُرسل شيء. زر الإنذار حقيقي دائماً.</translation>
    </message>
    <message>
        <source>Hemtjänsten</source>
        <comment>Name of a made-up home care in a rehearsal</comment>
        <translation type="unfinished">الرعاية المنزلية</translation>
    </message>
    <message>
        <source>Vill du ha kaffe när vi kommer?</source>
        <comment>A made-up message in a rehearsal</comment>
        <translation type="unfinished">هل تريدون قهوة عندما نأتي؟</translation>
    </message>
    <message>
        <source>Hjälp med lunch</source>
        <comment>What a made-up visit in a rehearsal is for</comment>
        <translation type="unfinished">مساعدة في الغداء</translation>
    </message>
    <message>
        <source>Dusch</source>
        <comment>What a made-up visit in a rehearsal is for</comment>
        <translation type="unfinished">استحمام</translation>
    </message>
    <message>
        <source>Vem får se?</source>
        <comment>Button: who may see which lessons are done</comment>
        <translation type="unfinished">من يمكنه أن يرى؟</translation>
    </message>
    <message>
        <source>Här kan du öva. Klart: %1 av %2.</source>
        <comment>Over the lessons; %1 and %2 are numbers</comment>
        <translation type="unfinished">هنا يمكنكم أن تتمرنوا. تم: %1 من %2.</translation>
    </message>
    <message>
        <source>Ja, börja öva</source>
        <comment>Answer: begin the lesson</comment>
        <translation type="unfinished">نعم، ابدأ التمرين</translation>
    </message>
    <message>
        <source>Nej, gå tillbaka</source>
        <comment>Answer: do not begin the lesson</comment>
        <translation type="unfinished">لا، العودة</translation>
    </message>
    <message>
        <source>Klart! Nu har du övat: %1.</source>
        <comment>After a lesson; %1 is its name</comment>
        <translation type="unfinished">تم! لقد تمرنتم على: %1.</translation>
    </message>
    <message>
        <source>Hur gick det? Du behöver inte svara.</source>
        <comment>Under: three faces to choose from</comment>
        <translation type="unfinished">كيف كان التمرين؟ لا داعي لأن تجيبوا.</translation>
    </message>
    <message>
        <source>Hoppa över</source>
        <comment>Answer: no face is chosen</comment>
        <translation type="unfinished">تخطي</translation>
    </message>
    <message>
        <source>Får de som hjälper dig se vad du har övat på?</source>
        <comment>Question: consent, asked once, may be changed</comment>
        <translation type="unfinished">هل يمكن لمن يساعدونكم أن يروا ما تمرنتم عليه؟</translation>
    </message>
    <message>
        <source>Det är hemtjänsten som besöker dig, och din handläggare. Du kan ändra dig här när du vill.</source>
        <comment>Under the question: who would see it, and that it can be taken back</comment>
        <translation type="unfinished">وهم الرعاية المنزلية التي تزوركم وموظف البلدية. يمكنكم تغيير رأيكم هنا متى شئتم.</translation>
    </message>
    <message>
        <source>Nej, visa det inte</source>
        <comment>Answer: no consent</comment>
        <translation type="unfinished">لا، لا أريد ذلك</translation>
    </message>
    <message>
        <source>Ja, de får se det</source>
        <comment>Answer: consent</comment>
        <translation type="unfinished">نعم، يمكنهم أن يروا</translation>
    </message>
    <message>
        <source>Du har tagit tillbaka övningslarmet.</source>
        <comment>A rehearsed alarm was taken back</comment>
        <translation type="unfinished">ألغيتم إنذار التمرين.</translation>
    </message>
    <message>
        <source>Det var en övning. Ingen har fått något larm.</source>
        <comment>A rehearsed alarm was taken back</comment>
        <translation type="unfinished">كان هذا تمريناً. لم يصل إنذار إلى أحد.</translation>
    </message>
    <message>
        <source>Det är en övning. Ingen får något larm.</source>
        <comment>Under what is said of a rehearsed alarm</comment>
        <translation type="unfinished">هذا تمرين. لا يصل إنذار إلى أحد.</translation>
    </message>
    <message>
        <source>Vi låtsas att %1 har tagit emot larmet.</source>
        <comment>A rehearsed alarm; %1 is a name</comment>
        <translation type="unfinished">نتخيل أن %1 استلم الإنذار.</translation>
    </message>
    <message>
        <source>Vi låtsas att larmet har gått till hemtjänsten.</source>
        <comment>A rehearsed alarm</comment>
        <translation type="unfinished">نتخيل أن الإنذار وصل إلى الرعاية المنزلية.</translation>
    </message>
    <message>
        <source>Vi låtsas att larmet skickas.</source>
        <comment>In the first moment of a rehearsed alarm</comment>
        <translation type="unfinished">نتخيل أن الإنذار يُرسل.</translation>
    </message>
    <message>
        <source>Här står vem som kommer.</source>
        <comment>On the page with the day&apos;s visits</comment>
        <translation type="unfinished">هنا ترون من سيأتي.</translation>
    </message>
    <message>
        <source>Här står vem som var här.</source>
        <comment>On the page with who has been here</comment>
        <translation type="unfinished">هنا ترون من كان هنا.</translation>
    </message>
    <message>
        <source>Bra! Så skickar du.</source>
        <comment>A message was rehearsed</comment>
        <translation type="unfinished">جيد! هكذا ترسلون.</translation>
    </message>
    <message>
        <source>Skriv några ord i rutan.</source>
        <comment>What to do next: type in the field</comment>
        <translation type="unfinished">اكتبوا بضع كلمات.</translation>
    </message>
    <message>
        <source>Bra! Nu är larmet tillbakataget.</source>
        <comment>An alarm was rehearsed and taken back</comment>
        <translation type="unfinished">جيد! أُلغي الإنذار الآن.</translation>
    </message>
    <message>
        <source>Ta tillbaka larmet. Tryck på ”%1”.</source>
        <comment>On the alarm&apos;s page; %1 is a button</comment>
        <translation type="unfinished">ألغوا الإنذار. اضغطوا «%1».</translation>
    </message>
    <message>
        <source>Bra! Så gör du. Efter övningen blir texten som förut.</source>
        <comment>Text was made larger in a lesson</comment>
        <translation type="unfinished">جيد! هكذا تفعلون. بعد التمرين يعود الخط كما كان.</translation>
    </message>
    <message>
        <source>Bra! Nu kan du det.</source>
        <comment>A lesson is done</comment>
        <translation type="unfinished">جيد! الآن تعرفون كيف.</translation>
    </message>
    <message>
        <source>Larmknappen är på riktigt. Öva med knappen här.</source>
        <comment>On the page on which the alarm is rehearsed</comment>
        <translation type="unfinished">زر الإنذار حقيقي. تمرنوا بالزر هنا.</translation>
    </message>
    <message>
        <source>Övningsknapp: larma</source>
        <comment>Button with which the alarm is rehearsed</comment>
        <translation type="unfinished">تمرين: إنذار</translation>
    </message>
    <message>
        <source>Sluta öva</source>
        <comment>Button: leaves a lesson at any moment</comment>
        <translation type="unfinished">إنهاء التمرين</translation>
    </message>
    <message>
        <source>Vidare</source>
        <comment>Button: the lesson is over, on to what comes after it</comment>
        <translation type="unfinished">متابعة</translation>
    </message>
    <message>
        <source>Skriva ett meddelande</source>
        <comment>Name of a lesson</comment>
        <translation type="unfinished">كتابة رسالة</translation>
    </message>
    <message>
        <source>Svara på ett meddelande</source>
        <comment>Name of a lesson</comment>
        <translation type="unfinished">الرد على رسالة</translation>
    </message>
    <message>
        <source>Larma och ta tillbaka</source>
        <comment>Name of a lesson: the alarm</comment>
        <translation type="unfinished">الإنذار وإلغاؤه</translation>
    </message>
    <message>
        <source>Göra texten större</source>
        <comment>Name of a lesson</comment>
        <translation type="unfinished">تكبير الخط</translation>
    </message>
    <message>
        <source>Se vem som kommer</source>
        <comment>Name of a lesson</comment>
        <translation type="unfinished">معرفة من سيأتي</translation>
    </message>
    <message>
        <source>Se vem som har varit här</source>
        <comment>Name of a lesson</comment>
        <translation type="unfinished">معرفة من كان هنا</translation>
    </message>
    <message>
        <source>Visa mig hur</source>
        <comment>Place on the tablet, and its page: short lessons</comment>
        <translation type="unfinished">أرني كيف</translation>
    </message>
    <message>
        <source>Tillbaka till övningarna</source>
        <comment>Way back to the list of lessons</comment>
        <translation type="unfinished">العودة إلى التمارين</translation>
    </message>
    <message>
        <source>Övning. Inget skickas.</source>
        <comment>Stands above everything in a rehearsal</comment>
        <translation type="unfinished">تمرين. لا يُرسل شيء.</translation>
    </message>
    <message>
        <source>Klart %1</source>
        <comment>A lesson has been done; %1 is &apos;23 november&apos;</comment>
        <translation type="unfinished">تم يوم %1</translation>
    </message>
    <message>
        <source>Tryck på ”%1”.</source>
        <comment>What to do next; %1 is the word on a button</comment>
        <translation type="unfinished">اضغطوا «%1».</translation>
    </message>
    <message>
        <source>Det gör inget.</source>
        <comment>Kindly, after another button than the one told</comment>
        <translation type="unfinished">لا بأس.</translation>
    </message>
    <message>
        <source>Den är inte med här.</source>
        <comment>Kindly, after a button that does nothing here</comment>
        <translation type="unfinished">هذا ليس جزءاً من التمرين.</translation>
    </message>
    <message>
        <source>Bra</source>
        <comment>Under a glad face: how it went</comment>
        <translation type="unfinished">جيد</translation>
    </message>
    <message>
        <source>Så där</source>
        <comment>Under a face between glad and sad: how it went</comment>
        <translation type="unfinished">وسط</translation>
    </message>
    <message>
        <source>Dåligt</source>
        <comment>Under a sad face: how it went</comment>
        <translation type="unfinished">سيئ</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Tillbaka ett steg</source>
        <comment>Way back to where one came from</comment>
        <translation type="unfinished">خطوة إلى الوراء</translation>
    </message>
    <message>
        <source>Ja tack</source>
        <comment>Ready-made answer; sent as it stands</comment>
        <translation type="unfinished">نعم، شكراً</translation>
    </message>
    <message>
        <source>Nej tack</source>
        <comment>Ready-made answer; sent as it stands</comment>
        <translation type="unfinished">لا، شكراً</translation>
    </message>
    <message>
        <source>Tack, det är bra</source>
        <comment>Ready-made answer; sent as it stands</comment>
        <translation type="unfinished">شكراً، هذا جيد</translation>
    </message>
    <message>
        <source>Ring mig</source>
        <comment>Ready-made answer; sent as it stands</comment>
        <translation type="unfinished">اتصلوا بي</translation>
    </message>
    <message>
        <source>Skriv</source>
        <comment>Button: write own words</comment>
        <translation type="unfinished">كتابة</translation>
    </message>
    <message>
        <source>Tala in</source>
        <comment>Button: record a voice message</comment>
        <translation type="unfinished">تسجيل صوت</translation>
    </message>
    <message>
        <source>Till %1</source>
        <comment>Over the ways to answer; %1 is a name</comment>
        <translation type="unfinished">إلى %1</translation>
    </message>
    <message>
        <source>Du har börjat skriva</source>
        <comment>Words that have not been sent stand here</comment>
        <translation type="unfinished">لقد بدأتم بالكتابة</translation>
    </message>
    <message>
        <source>Avsluta kontakten</source>
        <comment>Button: ends the contact with somebody close; asked once more</comment>
        <translation type="unfinished">إنهاء التواصل</translation>
    </message>
    <message>
        <source>Nej, tillbaka</source>
        <comment>Button: the contact goes on</comment>
        <translation type="unfinished">لا، العودة</translation>
    </message>
    <message>
        <source>Ja, avsluta</source>
        <comment>Button: ends the contact now</comment>
        <translation type="unfinished">نعم، إنهاء</translation>
    </message>
    <message>
        <source>Vill du avsluta kontakten med %1?</source>
        <comment>%1 is a name</comment>
        <translation type="unfinished">هل تريدون إنهاء التواصل مع %1؟</translation>
    </message>
    <message>
        <source>Ni kan inte skriva mer till varandra.</source>
        <comment>What ending the contact does</comment>
        <translation type="unfinished">لن تتمكنوا بعدها من الكتابة لبعضكم.</translation>
    </message>
    <message>
        <source>God morgon från %1</source>
        <comment>On the way to the messages; %1 is a first name or a unit&apos;s name</comment>
        <translation type="unfinished">صباح الخير من %1</translation>
    </message>
    <message>
        <source>Tillbaka till alla</source>
        <comment>Way back to the list of conversations</comment>
        <translation type="unfinished">العودة إلى الكل</translation>
    </message>
    <message>
        <source>Svara</source>
        <comment>Button: to the ways of answering</comment>
        <translation type="unfinished">رد</translation>
    </message>
    <message>
        <source>Skriv</source>
        <comment>Button: the first message of a conversation</comment>
        <translation type="unfinished">كتابة</translation>
    </message>
    <message>
        <source>Nyare meddelanden</source>
        <comment>Button</comment>
        <translation type="unfinished">رسائل أحدث</translation>
    </message>
    <message>
        <source>Äldre meddelanden</source>
        <comment>Button</comment>
        <translation type="unfinished">رسائل أقدم</translation>
    </message>
    <message>
        <source>Nytt. %1</source>
        <comment>Before the name over a new message; %1 is &apos;Amina, 10.42&apos;</comment>
        <translation type="unfinished">جديد. %1</translation>
    </message>
    <message>
        <source>Läs hela</source>
        <comment>Button: a long message</comment>
        <translation type="unfinished">اقرأ الكل</translation>
    </message>
    <message>
        <source>Visa bilden</source>
        <comment>Button: a picture in a message</comment>
        <translation type="unfinished">عرض الصورة</translation>
    </message>
    <message>
        <source>Lyssna</source>
        <comment>Button: a voice message</comment>
        <translation type="unfinished">استماع</translation>
    </message>
    <message>
        <source>Öppna filen</source>
        <comment>Button: any other file</comment>
        <translation type="unfinished">فتح الملف</translation>
    </message>
    <message>
        <source>Ni har inte skrivit till varandra än.</source>
        <comment>An empty conversation</comment>
        <translation type="unfinished">لم تكتبوا لبعضكم بعد.</translation>
    </message>
    <message>
        <source>Ni har inte kontakt här längre. Du kan läsa det som står.</source>
        <comment>The approval was withdrawn</comment>
        <translation type="unfinished">لم يعد بينكم تواصل هنا. يمكنكم قراءة الموجود.</translation>
    </message>
    <message>
        <source>Här finns ingen att skriva till än. Hemtjänsten ordnar det.</source>
        <comment>No conversations</comment>
        <translation type="unfinished">لا يوجد بعد من تكتبون إليه. الرعاية المنزلية سترتب ذلك.</translation>
    </message>
    <message>
        <source>Meddelandena går inte att läsa just nu.</source>
        <comment>The store cannot be read</comment>
        <translation type="unfinished">لا يمكن قراءة الرسائل الآن.</translation>
    </message>
    <message>
        <source>Hemtjänsten</source>
        <comment>A unit of which no name is known</comment>
        <translation type="unfinished">الرعاية المنزلية</translation>
    </message>
    <message>
        <source>Något kom inte fram</source>
        <comment>One&apos;s own message was refused</comment>
        <translation type="unfinished">شيء لم يصل</translation>
    </message>
    <message>
        <source>Över %1 nya meddelanden</source>
        <comment>Very many are unread; %1 is a number</comment>
        <translation type="unfinished">أكثر من %1 رسالة جديدة</translation>
    </message>
    <message>
        <source>Ni har inte kontakt längre</source>
        <comment>The approval was withdrawn</comment>
        <translation type="unfinished">لم يعد بينكم تواصل</translation>
    </message>
    <message>
        <source>Lyssna</source>
        <comment>Button: hear what was said</comment>
        <translation type="unfinished">استماع</translation>
    </message>
    <message>
        <source>Skicka</source>
        <comment>Button</comment>
        <translation type="unfinished">إرسال</translation>
    </message>
    <message>
        <source>Tala in igen</source>
        <comment>Button: record once more</comment>
        <translation type="unfinished">تسجيل مرة أخرى</translation>
    </message>
    <message>
        <source>Börja tala</source>
        <comment>Button: the recording begins</comment>
        <translation type="unfinished">ابدأ الكلام</translation>
    </message>
    <message>
        <source>Jag är klar</source>
        <comment>Button: the recording ends</comment>
        <translation type="unfinished">انتهيت</translation>
    </message>
    <message>
        <source>Tryck på knappen och tala. Tryck igen när du är klar.</source>
        <comment>How a voice message is made</comment>
        <translation type="unfinished">اضغطوا على الزر وتكلموا. اضغطوا مرة أخرى عندما تنتهون.</translation>
    </message>
    <message>
        <source>Tala nu. Plattan lyssnar.</source>
        <comment>A recording is under way</comment>
        <translation type="unfinished">تكلموا الآن. الجهاز يستمع.</translation>
    </message>
    <message>
        <source>Lyssna först, om du vill. Skicka sedan.</source>
        <comment>A recording that is not sent yet</comment>
        <translation type="unfinished">استمعوا أولاً إن أردتم. ثم أرسلوا.</translation>
    </message>
    <message>
        <source>Plattan hittar ingen mikrofon. Du kan skriva i stället.</source>
        <comment>No microphone</comment>
        <translation type="unfinished">لا يجد الجهاز ميكروفوناً. يمكنكم الكتابة بدلاً من ذلك.</translation>
    </message>
    <message>
        <source>Det finns ingen plats kvar för ljud. Du kan skriva i stället.</source>
        <comment>The disk is full</comment>
        <translation type="unfinished">لا مكان للصوت. يمكنكم الكتابة بدلاً من ذلك.</translation>
    </message>
    <message>
        <source>Det gick inte att spela in. Försök en gång till.</source>
        <comment>The recording failed</comment>
        <translation type="unfinished">لم ينجح التسجيل. حاولوا مرة أخرى.</translation>
    </message>
    <message>
        <source>Hämtar …</source>
        <comment>A picture is on its way to the glass</comment>
        <translation type="unfinished">جارٍ التحميل …</translation>
    </message>
    <message>
        <source>Skriv här</source>
        <comment>Label of the field for a message</comment>
        <translation type="unfinished">اكتبوا هنا</translation>
    </message>
    <message>
        <source>Meddelanden</source>
        <comment>Name of the page with all conversations, and of the button to it</comment>
        <translation type="unfinished">الرسائل</translation>
    </message>
    <message>
        <source>1 nytt meddelande</source>
        <comment>How many are unread</comment>
        <translation type="unfinished">رسالة جديدة واحدة</translation>
    </message>
    <message>
        <source>%1 nya meddelanden</source>
        <comment>How many are unread; %1 is a number from 2</comment>
        <translation type="unfinished">رسائل جديدة: %1</translation>
    </message>
    <message>
        <source>%1 tittade in %2.</source>
        <comment>Somebody close has read; %1 a first name, %2 is &apos;i går 10.42&apos;</comment>
        <translation type="unfinished">نظرة من %1 على الرسائل: %2.</translation>
    </message>
    <message>
        <source>Bilden eller ljudet är inte framme än.</source>
        <comment>The words have arrived, the file not</comment>
        <translation type="unfinished">الصورة أو الصوت لم يصل بعد.</translation>
    </message>
    <message>
        <source>Sparat här. Skickas nu.</source>
        <comment>A message on its way</comment>
        <translation type="unfinished">محفوظ هنا. يُرسل الآن.</translation>
    </message>
    <message>
        <source>Sparat här. Skickas när det finns nät.</source>
        <comment>A message that waits for network</comment>
        <translation type="unfinished">محفوظ هنا. يُرسل عندما تتوفر الشبكة.</translation>
    </message>
    <message>
        <source>Skickat %1.</source>
        <comment>Sent; %1 is 10.42, or nothing</comment>
        <translation type="unfinished">أُرسل %1.</translation>
    </message>
    <message>
        <source>Framme hos %2 %1.</source>
        <comment>%2 is &apos;hemtjänsten&apos; or a name, %1 is 10.42 or nothing</comment>
        <translation type="unfinished">وصل: %2 %1.</translation>
    </message>
    <message>
        <source>Läst %1.</source>
        <comment>Read; %1 is 10.45, or nothing</comment>
        <translation type="unfinished">قُرئ %1.</translation>
    </message>
    <message>
        <source>Framme. Någon avgör om det gäller.</source>
        <comment>Held by the hub</comment>
        <translation type="unfinished">وصل. سيقرر شخص إن كان سارياً.</translation>
    </message>
    <message>
        <source>Det kom inte fram.</source>
        <comment>A message that was refused; followed by why</comment>
        <translation type="unfinished">لم يصل.</translation>
    </message>
    <message>
        <source>hemtjänsten</source>
        <comment>Within a sentence: &apos;Framme hos hemtjänsten 10.42.&apos;</comment>
        <translation type="unfinished">الرعاية المنزلية</translation>
    </message>
    <message>
        <source>handläggaren</source>
        <comment>Within a sentence: &apos;Framme hos handläggaren 10.42.&apos;</comment>
        <translation type="unfinished">موظف البلدية</translation>
    </message>
    <message>
        <source>den andra</source>
        <comment>No name known</comment>
        <translation type="unfinished">الشخص الآخر</translation>
    </message>
    <message>
        <source>Inga meddelanden än</source>
        <comment>A conversation in which nobody has written</comment>
        <translation type="unfinished">لا رسائل بعد</translation>
    </message>
    <message>
        <source>Svar: %1</source>
        <comment>Before the unit&apos;s own newest line; %1 is the line</comment>
        <translation type="unfinished">الرد: %1</translation>
    </message>
    <message>
        <source>Du: %1</source>
        <comment>Before one&apos;s own newest line; %1 is the line</comment>
        <translation type="unfinished">أنتم: %1</translation>
    </message>
    <message>
        <source>En bild eller ett ljud</source>
        <comment>A message that is one file alone</comment>
        <translation type="unfinished">صورة أو صوت</translation>
    </message>
    <message>
        <source>%1 bilder eller ljud</source>
        <comment>A message of files alone; %1 is a number</comment>
        <translation type="unfinished">صور أو أصوات: %1</translation>
    </message>
    <message>
        <source>Den är för stor för att visas här.</source>
        <comment>A file in a message</comment>
        <translation type="unfinished">حجمه كبير جداً ولا يمكن عرضه هنا.</translation>
    </message>
    <message>
        <source>Den har inte kommit fram än. Försök igen om en stund.</source>
        <comment>A file in a message</comment>
        <translation type="unfinished">لم يصل بعد. حاولوا مرة أخرى بعد قليل.</translation>
    </message>
    <message>
        <source>Det finns ingen plats kvar här. Säg till hemtjänsten.</source>
        <comment>Disk full</comment>
        <translation type="unfinished">لم يبق مكان هنا. أخبروا الرعاية المنزلية.</translation>
    </message>
    <message>
        <source>Det finns inget nät just nu. Försök igen sedan.</source>
        <comment>A file could not be fetched</comment>
        <translation type="unfinished">لا توجد شبكة الآن. حاولوا لاحقاً.</translation>
    </message>
    <message>
        <source>Ljudet är trasigt. Be om ett nytt.</source>
        <comment>A sound cannot be played</comment>
        <translation type="unfinished">الصوت معطوب. اطلبوا صوتاً جديداً.</translation>
    </message>
    <message>
        <source>Bilden är trasig. Be om en ny.</source>
        <comment>A picture cannot be shown</comment>
        <translation type="unfinished">الصورة معطوبة. اطلبوا صورة جديدة.</translation>
    </message>
    <message>
        <source>Du</source>
        <comment>Over one&apos;s own message</comment>
        <translation type="unfinished">أنتم</translation>
    </message>
</context>
<context>
    <name>Night</name>
    <message>
        <source>Tänd skärmen</source>
        <comment>Button on the dark screen at night; a touch anywhere does the same</comment>
        <translation type="unfinished">إضاءة الشاشة</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Tillbaka till start</source>
        <comment>Way back to the first screen</comment>
        <translation type="unfinished">العودة للبداية</translation>
    </message>
</context>
<context>
    <name>Paged</name>
    <message>
        <source>Förra</source>
        <comment>Button: the page before this one</comment>
        <translation type="unfinished">السابق</translation>
    </message>
    <message>
        <source>Nästa</source>
        <comment>Button: the next page</comment>
        <translation type="unfinished">التالي</translation>
    </message>
    <message>
        <source>%1 av %2</source>
        <comment>Which page of how many: &apos;2 av 3&apos;</comment>
        <translation type="unfinished">%1 من %2</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Sudda</source>
        <comment>Key: takes the last digit away</comment>
        <translation type="unfinished">مسح</translation>
    </message>
    <message>
        <source>Kod</source>
        <comment>What is typed here, before &apos;3 av 6 siffror&apos;</comment>
        <translation type="unfinished">الرمز</translation>
    </message>
    <message>
        <source>%1 av %2 siffror</source>
        <comment>Read aloud while a PIN is typed: 3 av 6 siffror</comment>
        <translation type="unfinished">%1 من %2 أرقام</translation>
    </message>
</context>
<context>
    <name>ReadAloud</name>
    <message>
        <source>Plattan kan inte läsa högt nu</source>
        <comment>No voice answers</comment>
        <translation type="unfinished">لا يستطيع الجهاز القراءة بصوت عالٍ الآن</translation>
    </message>
    <message>
        <source>Gå tillbaka</source>
        <comment>Answer: closes it</comment>
        <translation type="unfinished">العودة</translation>
    </message>
    <message>
        <source>Allt annat fungerar. Säg till hemtjänsten att rösten är tyst.</source>
        <comment>No voice answers: what to do</comment>
        <translation type="unfinished">كل شيء آخر يعمل. أخبروا الرعاية المنزلية أن صوت القراءة لا يعمل.</translation>
    </message>
    <message>
        <source>Läs upp</source>
        <comment>Button: reads the words of the screen aloud</comment>
        <translation type="unfinished">اقرأ</translation>
    </message>
    <message>
        <source>Sluta läsa</source>
        <comment>Button: the voice falls silent</comment>
        <translation type="unfinished">أوقف القراءة</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>Du har inte tillgång till det här. Ring gruppledaren.</source>
        <comment>No right</comment>
        <translation type="unfinished">ليس لديكم إذن بهذا. اتصلوا بمسؤول الفريق.</translation>
    </message>
    <message>
        <source>Din tid hade gått ut när det gjordes.</source>
        <comment>The right had ended</comment>
        <translation type="unfinished">كان وقتكم قد انتهى عندما تم ذلك.</translation>
    </message>
    <message>
        <source>Klockan på enheten kan ha gått fel när det gjordes.</source>
        <comment>The claimed time is not believed</comment>
        <translation type="unfinished">ربما لم تكن ساعة الجهاز صحيحة عندما تم ذلك.</translation>
    </message>
    <message>
        <source>Något som du gjorde innan har inte kommit fram än.</source>
        <comment>An earlier one is missing</comment>
        <translation type="unfinished">شيء فعلتموه من قبل لم يصل بعد.</translation>
    </message>
    <message>
        <source>Hubben behöver en nyare version.</source>
        <comment>Written by a newer program</comment>
        <translation type="unfinished">يحتاج النظام المركزي إلى إصدار أحدث.</translation>
    </message>
    <message>
        <source>Hubben har startat om från en kopia. Den kollar det senare.</source>
        <comment>Held after a restore</comment>
        <translation type="unfinished">بدأ النظام المركزي من جديد من نسخة محفوظة. سيتحقق من ذلك لاحقاً.</translation>
    </message>
    <message>
        <source>Det som det gäller finns inte längre.</source>
        <comment>No such visit, door …</comment>
        <translation type="unfinished">ما يتعلق به هذا لم يعد موجوداً.</translation>
    </message>
    <message>
        <source>Den som bestämde har sagt nej.</source>
        <comment>A held thing was declined</comment>
        <translation type="unfinished">كان القرار: لا.</translation>
    </message>
    <message>
        <source>Någon annan hann bestämma något annat.</source>
        <comment>Two people decided at once</comment>
        <translation type="unfinished">سبق أن قرر شخص آخر شيئاً آخر.</translation>
    </message>
    <message>
        <source>Det som fattades har kommit fram. Inget beslut behövs.</source>
        <comment>Nothing to decide any more</comment>
        <translation type="unfinished">وصل ما كان ناقصاً. لا حاجة إلى قرار.</translation>
    </message>
    <message>
        <source>Någon annan har ändrat samma sak.</source>
        <comment>Conflict</comment>
        <translation type="unfinished">غيّر شخص آخر الشيء نفسه.</translation>
    </message>
    <message>
        <source>Det gick inte att göra just då. Ring gruppledaren.</source>
        <comment>Wrong state of the visit</comment>
        <translation type="unfinished">لم يكن ذلك ممكناً حينها. اتصلوا بمسؤول الفريق.</translation>
    </message>
    <message>
        <source>Det är för långt eller för stort att skicka. Dela upp det.</source>
        <comment>Too large</comment>
        <translation type="unfinished">هو أطول أو أكبر من أن يُرسل. قسّموه.</translation>
    </message>
    <message>
        <source>Ni har inte kontakt här längre. Dina ord finns kvar hos dig.</source>
        <comment>Approval withdrawn</comment>
        <translation type="unfinished">لم يعد بينكم تواصل هنا. كلماتكم باقية عندكم.</translation>
    </message>
    <message>
        <source>Den personen kan inte bli närstående här. Skriv in den som det gäller på nytt.</source>
        <comment>The one who was named is a colleague, a brukare, or close to another brukare</comment>
        <translation type="unfinished">لا يمكن إدخال هذا الشخص هنا. أدخل الشخص الصحيح من جديد.</translation>
    </message>
    <message>
        <source>Den här enheten är spärrad. Ring gruppledaren.</source>
        <comment>Device or key shut out</comment>
        <translation type="unfinished">هذا الجهاز موقوف. اتصلوا بمسؤول الفريق.</translation>
    </message>
    <message>
        <source>Hubben kunde inte läsa det. Lämna enheten till gruppledaren.</source>
        <comment>Signature, chain or seal</comment>
        <translation type="unfinished">لم يستطع النظام المركزي قراءته. سلّموا الجهاز إلى مسؤول الفريق.</translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>Vill du att %1 ringer dig?</source>
        <comment>Question; %1 is a first name or the home care</comment>
        <translation type="unfinished">هل تريدون مكالمة من %1؟</translation>
    </message>
    <message>
        <source>Du kan inte ringa härifrån än. Plattan skickar ett meddelande.</source>
        <comment>Under the question: no call is made, a message is sent</comment>
        <translation type="unfinished">لا يمكن الاتصال من هنا بعد. الجهاز يرسل رسالة.</translation>
    </message>
    <message>
        <source>Ja, be %1 ringa mig</source>
        <comment>Answer; %1 is a first name or the home care</comment>
        <translation type="unfinished">نعم، أريد مكالمة من %1</translation>
    </message>
    <message>
        <source>Nej, gå tillbaka</source>
        <comment>Answer: nothing is sent</comment>
        <translation type="unfinished">لا، العودة</translation>
    </message>
    <message>
        <source>Tillbaka till Ring</source>
        <comment>Way back to the list of people</comment>
        <translation type="unfinished">العودة إلى المكالمات</translation>
    </message>
    <message>
        <source>Meddelandet sparas.</source>
        <comment>In the first moment after the press</comment>
        <translation type="unfinished">تُحفظ الرسالة الآن.</translation>
    </message>
    <message>
        <source>Meddelandet skickades inte.</source>
        <comment>The asking could not be sent; followed by why</comment>
        <translation type="unfinished">لم تُرسل الرسالة.</translation>
    </message>
    <message>
        <source>Du hittar det i Meddelanden.</source>
        <comment>The asking is among the messages</comment>
        <translation type="unfinished">ستجدونه في الرسائل.</translation>
    </message>
    <message>
        <source>Du ber %1 ringa dig.</source>
        <comment>%1 is a first name or the home care; no call is made yet</comment>
        <translation type="unfinished">تطلبون مكالمة من %1.</translation>
    </message>
    <message>
        <source>Du kan göra annat så länge.</source>
        <comment>After asking somebody to ring</comment>
        <translation type="unfinished">يمكنكم فعل شيء آخر في هذه الأثناء.</translation>
    </message>
    <message>
        <source>Ring</source>
        <comment>Place on the tablet, and its page: whom one can ask to be rung by</comment>
        <translation type="unfinished">المكالمات</translation>
    </message>
    <message>
        <source>hemtjänsten</source>
        <comment>A unit of which no name is known, within a sentence</comment>
        <translation type="unfinished">الرعاية المنزلية</translation>
    </message>
    <message>
        <source>dem</source>
        <comment>The home care, in &apos;Ja, be %1 ringa mig&apos;; its name has just been said</comment>
        <translation type="unfinished">الرعاية المنزلية</translation>
    </message>
    <message>
        <source>Din omsorgskontakt</source>
        <comment>Under a name: the person&apos;s fasta omsorgskontakt</comment>
        <translation type="unfinished">جهة اتصالكم في الرعاية</translation>
    </message>
    <message>
        <source>Närstående</source>
        <comment>Under a name: somebody close, of whom no more is known</comment>
        <translation type="unfinished">من المقربين</translation>
    </message>
    <message>
        <source>Kommer i dag</source>
        <comment>Under a name: somebody who comes today</comment>
        <translation type="unfinished">زيارة اليوم</translation>
    </message>
    <message>
        <source>Hemtjänsten</source>
        <comment>Under a name: the home care</comment>
        <translation type="unfinished">الرعاية المنزلية</translation>
    </message>
    <message>
        <source>Handläggare</source>
        <comment>Under a name: the person&apos;s handläggare</comment>
        <translation type="unfinished">موظف البلدية</translation>
    </message>
    <message>
        <source>Här finns ingen att ringa till än. Hemtjänsten ordnar det.</source>
        <comment>Nobody is known yet</comment>
        <translation type="unfinished">لا يوجد بعد من تتصلون به. الرعاية المنزلية سترتب ذلك.</translation>
    </message>
    <message>
        <source>Plattan kan inte läsa namnen just nu.</source>
        <comment>The store cannot be read</comment>
        <translation type="unfinished">لا يستطيع الجهاز قراءة الأسماء الآن.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Spara</source>
        <comment>Button under a field with the person&apos;s own reason</comment>
        <translation type="unfinished">حفظ</translation>
    </message>
    <message>
        <source>Skriv varför först.</source>
        <comment>Under an empty field for a person&apos;s reason</comment>
        <translation type="unfinished">اكتبوا السبب أولاً.</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Ett ögonblick …</source>
        <comment>A code or PIN is being tried</comment>
        <translation type="unfinished">لحظة من فضلكم …</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>noll</source>
        <comment>The digit 0, as it is said in a time: &apos;åtta noll två&apos;</comment>
        <translation type="unfinished">صفر</translation>
    </message>
    <message>
        <source>till</source>
        <comment>Between two times: &apos;tio till elva&apos;</comment>
        <translation type="unfinished">إلى</translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>För personalen</source>
        <comment>Title of the page behind the staff code</comment>
        <translation type="unfinished">للموظفين</translation>
    </message>
    <message>
        <source>Prova ljudet</source>
        <comment>Button: plays the ring at its lowest volume</comment>
        <translation type="unfinished">تجربة الصوت</translation>
    </message>
    <message>
        <source>Vad har kommit fram?</source>
        <comment>Button: what has been sent from the tablet</comment>
        <translation type="unfinished">ما الذي وصل؟</translation>
    </message>
    <message>
        <source>Stäng Tryggve</source>
        <comment>Button: closes the program on the tablet</comment>
        <translation type="unfinished">إغلاق Tryggve</translation>
    </message>
    <message>
        <source>Version %1</source>
        <comment>%1 is the program&apos;s version</comment>
        <translation type="unfinished">الإصدار %1</translation>
    </message>
    <message>
        <source>Laddaren är i.</source>
        <comment>The tablet is plugged in</comment>
        <translation type="unfinished">الشاحن موصول.</translation>
    </message>
    <message>
        <source>Laddaren är inte i.</source>
        <comment>The tablet is unplugged</comment>
        <translation type="unfinished">الشاحن غير موصول.</translation>
    </message>
    <message>
        <source>Plattan vet inte hur mycket batteri som finns.</source>
        <comment>No battery, or it says nothing</comment>
        <translation type="unfinished">لا يعرف الجهاز كم بقي في البطارية.</translation>
    </message>
    <message>
        <source>Batteri %1 %.</source>
        <comment>%1 is a number, then a space and the per cent sign</comment>
        <translation type="unfinished">البطارية %1 بالمئة.</translation>
    </message>
    <message>
        <source>Ljudet hörs.</source>
        <comment>The tablet&apos;s sound can be heard</comment>
        <translation type="unfinished">الصوت مسموع.</translation>
    </message>
    <message>
        <source>Ljudet är avstängt med en knapp på plattan.</source>
        <comment>A key on the machine mutes it</comment>
        <translation type="unfinished">الصوت مغلق بزر على الجهاز.</translation>
    </message>
    <message>
        <source>Plattan hittar ingen högtalare.</source>
        <comment>There is no sound device</comment>
        <translation type="unfinished">لا يجد الجهاز مكبر صوت.</translation>
    </message>
    <message>
        <source>Plattan vet inte om ljudet hörs.</source>
        <comment>No program on it can tell</comment>
        <translation type="unfinished">لا يعرف الجهاز إن كان الصوت مسموعاً.</translation>
    </message>
    <message>
        <source>Plattan når hemtjänsten.</source>
        <comment>The hub answers</comment>
        <translation type="unfinished">الجهاز متصل بالرعاية المنزلية.</translation>
    </message>
    <message>
        <source>Plattan når inte hemtjänsten nu.</source>
        <comment>The hub does not answer</comment>
        <translation type="unfinished">الجهاز غير متصل بالرعاية المنزلية الآن.</translation>
    </message>
    <message>
        <source>Inget nät.</source>
        <comment>Neither cable, wireless nor mobile network</comment>
        <translation type="unfinished">لا توجد شبكة.</translation>
    </message>
    <message>
        <source>Nät med kabel.</source>
        <comment>How the tablet is connected</comment>
        <translation type="unfinished">شبكة سلكية.</translation>
    </message>
    <message>
        <source>Trådlöst nät.</source>
        <comment>How the tablet is connected</comment>
        <translation type="unfinished">شبكة لاسلكية.</translation>
    </message>
    <message>
        <source>Mobilt nät.</source>
        <comment>How the tablet is connected</comment>
        <translation type="unfinished">شبكة الهاتف المحمول.</translation>
    </message>
    <message>
        <source>Det ringde nu, så lågt som det får vara.</source>
        <comment>After the sound was tried</comment>
        <translation type="unfinished">رنّ الآن بأضعف صوت مسموح به.</translation>
    </message>
</context>
<context>
    <name>StaffCode</name>
    <message>
        <source>Fel kod. Försök igen.</source>
        <comment>The staff code was wrong</comment>
        <translation type="unfinished">الرمز خطأ. حاولوا مرة أخرى.</translation>
    </message>
    <message>
        <source>Koden kunde inte sparas. Försök igen.</source>
        <comment>The disk did not take the staff code</comment>
        <translation type="unfinished">لم يمكن حفظ الرمز. حاولوا مرة أخرى.</translation>
    </message>
    <message>
        <source>Koderna var inte lika. Börja om.</source>
        <comment>The staff code was not repeated rightly</comment>
        <translation type="unfinished">الرمزان مختلفان. ابدأوا من جديد.</translation>
    </message>
    <message>
        <source>För personalen</source>
        <comment>Title: only staff have the code</comment>
        <translation type="unfinished">للموظفين</translation>
    </message>
    <message>
        <source>Skriv personalens kod.</source>
        <comment>Under &apos;För personalen&apos;</comment>
        <translation type="unfinished">اكتبوا رمز الموظفين.</translation>
    </message>
    <message>
        <source>Samma kod igen</source>
        <comment>Title: the new staff code a second time</comment>
        <translation type="unfinished">الرمز نفسه مرة أخرى</translation>
    </message>
    <message>
        <source>Skriv koden en gång till.</source>
        <comment>Under &apos;Samma kod igen&apos;</comment>
        <translation type="unfinished">اكتبوا الرمز مرة أخرى.</translation>
    </message>
    <message>
        <source>Välj personalens kod</source>
        <comment>Title: the tablet is being set up</comment>
        <translation type="unfinished">اختاروا رمز الموظفين</translation>
    </message>
    <message>
        <source>Bara personalen ska kunna koden. Med den kan man stänga plattan. Skriv sex siffror.</source>
        <comment>Why staff choose a code when the tablet is set up</comment>
        <translation type="unfinished">يجب أن يعرف الموظفون وحدهم هذا الرمز. به يمكن إغلاق الجهاز. اكتبوا ستة أرقام.</translation>
    </message>
</context>
<context>
    <name>StoreProblem</name>
    <message>
        <source>Koden stämmer inte. Försök igen.</source>
        <comment>Wrong PIN</comment>
        <translation type="unfinished">الرمز غير صحيح. حاولوا مرة أخرى.</translation>
    </message>
    <message>
        <source>Det som är sparat här går inte att öppna på den här enheten. Inget är borttaget. Ring supporten.</source>
        <comment>The key does not fit the database</comment>
        <translation type="unfinished">لا يمكن فتح المحفوظ هنا على هذا الجهاز. لم يُحذف شيء. اتصلوا بالدعم الفني.</translation>
    </message>
    <message>
        <source>Det som är sparat här är skadat. Inget är borttaget. Ring supporten innan du gör något mer.</source>
        <comment>Database damaged</comment>
        <translation type="unfinished">المحفوظ هنا تالف. لم يُحذف شيء. اتصلوا بالدعم الفني قبل أن تفعلوا أي شيء آخر.</translation>
    </message>
    <message>
        <source>Minnet på enheten är fullt. Det sista du skrev är inte sparat än. Ta bort annat och försök igen.</source>
        <comment>Disk full</comment>
        <translation type="unfinished">ذاكرة الجهاز ممتلئة. آخر ما كتبتموه لم يُحفظ بعد. احذفوا شيئاً آخر وحاولوا مرة أخرى.</translation>
    </message>
    <message>
        <source>Programmet är äldre än det som är sparat här. Uppdatera programmet.</source>
        <comment>Newer database</comment>
        <translation type="unfinished">البرنامج أقدم مما هو محفوظ هنا. حدّثوا البرنامج.</translation>
    </message>
    <message>
        <source>Enhetens nyckelring är låst. Lås upp enheten och försök igen.</source>
        <comment>Keyring locked</comment>
        <translation type="unfinished">مخزن مفاتيح الجهاز مقفل. افتحوا قفل الجهاز وحاولوا مرة أخرى.</translation>
    </message>
    <message>
        <source>Det är öppet i ett annat fönster. Stäng det först.</source>
        <comment>Database in use</comment>
        <translation type="unfinished">هو مفتوح في نافذة أخرى. أغلقوها أولاً.</translation>
    </message>
    <message>
        <source>Många fel. Vänta %1 minuter.</source>
        <comment>%1 is a number of minutes</comment>
        <translation type="unfinished">أخطاء كثيرة. انتظروا. الدقائق: %1.</translation>
    </message>
    <message>
        <source>Många fel. Vänta en sekund.</source>
        <comment>The last second of a wait</comment>
        <translation type="unfinished">أخطاء كثيرة. انتظروا ثانية واحدة.</translation>
    </message>
    <message>
        <source>Många fel. Vänta %1 sekunder.</source>
        <comment>%1 is a number of seconds</comment>
        <translation type="unfinished">أخطاء كثيرة. انتظروا. الثواني: %1.</translation>
    </message>
</context>
<context>
    <name>Tablet</name>
    <message>
        <source>I dag</source>
        <comment>Name of the screen with the day&apos;s visits</comment>
        <translation type="unfinished">اليوم</translation>
    </message>
    <message>
        <source>Här ser du snart vem som kommer till dig.</source>
        <comment>Home screen before the first plan</comment>
        <translation type="unfinished">هنا سترون قريباً من سيأتي إليكم.</translation>
    </message>
    <message>
        <source>I dag är inget besök planerat.</source>
        <comment>The day&apos;s list is empty</comment>
        <translation type="unfinished">لا توجد زيارة مقررة اليوم.</translation>
    </message>
    <message>
        <source>Larmklockan på armen gäller.</source>
        <comment>What the alarm is worth without network: the wrist alarm counts; nothing is said of this button</comment>
        <translation type="unfinished">استخدموا زر الإنذار الذي على الذراع.</translation>
    </message>
    <message>
        <source>Larmklockan på armen gäller. Den här knappen når hemtjänsten.</source>
        <comment>What the alarm is worth: the wrist alarm is the one that counts; this button reaches the home care</comment>
        <translation type="unfinished">استخدموا زر الإنذار الذي على الذراع. هذا الزر يصل إلى الرعاية المنزلية.</translation>
    </message>
    <message>
        <source>Plattan kan inte läsa det som är nytt. Säg till hemtjänsten.</source>
        <comment>The store failed</comment>
        <translation type="unfinished">لا يستطيع الجهاز قراءة الجديد. أخبروا الرعاية المنزلية.</translation>
    </message>
    <message>
        <source>Hemtjänsten</source>
        <comment>Said when it is not known who comes: &apos;Hemtjänsten kommer&apos;</comment>
        <translation type="unfinished">الرعاية المنزلية</translation>
    </message>
    <message>
        <source>%1 är här nu</source>
        <comment>%1 is a first name</comment>
        <translation type="unfinished">هنا الآن: %1</translation>
    </message>
    <message>
        <source>%1 kommer i stället</source>
        <comment>Somebody else than planned; %1 is a first name</comment>
        <translation type="unfinished">تغيير: زيارة من %1</translation>
    </message>
    <message>
        <source>%1 kommer</source>
        <comment>%1 is a first name, or &apos;Amina och Bo&apos;</comment>
        <translation type="unfinished">زيارة من %1</translation>
    </message>
    <message>
        <source>Skulle komma %1</source>
        <comment>A late visit; %1 is &apos;10.45&apos;</comment>
        <translation type="unfinished">كان الموعد الساعة %1</translation>
    </message>
    <message>
        <source>Du behöver inte göra något.</source>
        <comment>Under &apos;Amina är sen&apos;</comment>
        <translation type="unfinished">لا داعي لأن تفعلوا شيئاً.</translation>
    </message>
    <message>
        <source>Det kan ha ändrats.</source>
        <comment>A late visit; why it is not known is said beside the screen</comment>
        <translation type="unfinished">ربما تغيّر ذلك.</translation>
    </message>
    <message>
        <source>I morgon klockan %1 kommer %2.</source>
        <comment>%1 is &apos;8&apos; or &apos;8.15&apos;, %2 a first name</comment>
        <translation type="unfinished">غداً الساعة %1 زيارة من %2.</translation>
    </message>
    <message>
        <source>Ingen mer kommer i dag</source>
        <comment>Home screen, when the day&apos;s visits are over</comment>
        <translation type="unfinished">لا زيارات أخرى اليوم</translation>
    </message>
    <message>
        <source>Välkommen</source>
        <comment>Home screen before the first plan has come</comment>
        <translation type="unfinished">أهلاً وسهلاً</translation>
    </message>
    <message>
        <source>Här ser du snart vem som kommer till dig.</source>
        <comment>Home screen before the first plan has come</comment>
        <translation type="unfinished">هنا سترون قريباً من سيأتي إليكم.</translation>
    </message>
    <message>
        <source>För i morgon är inget planerat.</source>
        <comment>Nobody tomorrow either</comment>
        <translation type="unfinished">لا شيء مقرر ليوم غد.</translation>
    </message>
    <message>
        <source>%1 har varit här</source>
        <comment>A visit that is over; %1 is a first name</comment>
        <translation type="unfinished">انتهت زيارة %1</translation>
    </message>
    <message>
        <source>Inställt besök</source>
        <comment>In the tablet&apos;s day: a visit that will not be</comment>
        <translation type="unfinished">زيارة ملغاة</translation>
    </message>
    <message>
        <source>%1 är sena</source>
        <comment>Late, two people; %1 is &apos;Amina och Bo&apos;</comment>
        <translation type="unfinished">تأخرت زيارة %1</translation>
    </message>
    <message>
        <source>%1 är sen</source>
        <comment>Late; %1 is a first name</comment>
        <translation type="unfinished">تأخرت زيارة %1</translation>
    </message>
    <message>
        <source>Plattan väntar på nytt från hemtjänsten.</source>
        <comment>The hub was restored and tells nothing yet</comment>
        <translation type="unfinished">ينتظر الجهاز الجديد من الرعاية المنزلية.</translation>
    </message>
    <message>
        <source>Plattan har kontakt.</source>
        <comment>The tablet is online and has the newest plan</comment>
        <translation type="unfinished">الجهاز متصل.</translation>
    </message>
    <message>
        <source>Plattan hämtar det som ska stå här.</source>
        <comment>Connected, the first plan is on its way</comment>
        <translation type="unfinished">الجهاز يجلب ما سيظهر هنا.</translation>
    </message>
    <message>
        <source>Det finns inget nät just nu.</source>
        <comment>The tablet is offline</comment>
        <translation type="unfinished">لا توجد شبكة الآن.</translation>
    </message>
    <message>
        <source>Ingen kontakt. Säg till hemtjänsten.</source>
        <comment>The hub refuses this device</comment>
        <translation type="unfinished">لا اتصال. أخبروا الرعاية المنزلية.</translation>
    </message>
    <message>
        <source>Sätt i laddaren.</source>
        <comment>The tablet is unplugged; told to its person</comment>
        <translation type="unfinished">أوصلوا الشاحن.</translation>
    </message>
    <message>
        <source>Ljudet är av.</source>
        <comment>Nothing that rings would be heard; told to its person</comment>
        <translation type="unfinished">الصوت مغلق.</translation>
    </message>
    <message>
        <source>Det här är från %1.</source>
        <comment>%1 is &apos;klockan 9.10&apos; or &apos;i går klockan 9.10&apos;</comment>
        <translation type="unfinished">آخر تحديث: %1.</translation>
    </message>
    <message>
        <source>klockan %1</source>
        <comment>%1 is &apos;9.10&apos;</comment>
        <translation type="unfinished">الساعة %1</translation>
    </message>
    <message>
        <source>i går %1</source>
        <comment>%1 is &apos;klockan 9.10&apos;</comment>
        <translation type="unfinished">أمس %1</translation>
    </message>
    <message>
        <source>Någon med egen nyckel</source>
        <comment>Somebody opened with a key that the lock does not know</comment>
        <translation type="unfinished">شخص معه مفتاح</translation>
    </message>
    <message>
        <source>Någon från %1</source>
        <comment>The name is not known; %1 is an organisation</comment>
        <translation type="unfinished">شخص من %1</translation>
    </message>
    <message>
        <source>Någon</source>
        <comment>Somebody whose key the lock knows; neither name nor organisation is known</comment>
        <translation type="unfinished">شخص ما</translation>
    </message>
    <message>
        <source>Det kan ha varit du själv.</source>
        <comment>After &apos;Någon med egen nyckel&apos;</comment>
        <translation type="unfinished">ربما كنتم أنتم.</translation>
    </message>
    <message>
        <source>öppnade %1</source>
        <comment>After &apos;Någon med egen nyckel&apos;; %1 is &apos;i dag 10.31&apos;</comment>
        <translation type="unfinished">فتح الباب %1</translation>
    </message>
    <message>
        <source>kom %1</source>
        <comment>After a first name; %1 is &apos;i dag 10.31&apos;</comment>
        <translation type="unfinished">الوصول %1</translation>
    </message>
    <message>
        <source>Genom porten.</source>
        <comment>Which door a visitor came in by</comment>
        <translation type="unfinished">من مدخل البناية.</translation>
    </message>
    <message>
        <source>Genom dörren.</source>
        <comment>Which door a visitor came in by</comment>
        <translation type="unfinished">من باب البيت.</translation>
    </message>
    <message>
        <source>Gick %1.</source>
        <comment>When the visitor left; %1 is 11.05</comment>
        <translation type="unfinished">المغادرة الساعة %1.</translation>
    </message>
    <message>
        <source>i dag</source>
        <comment>Between a name and a time</comment>
        <translation type="unfinished">اليوم الساعة</translation>
    </message>
    <message>
        <source>i går</source>
        <comment>Between a name and a time</comment>
        <translation type="unfinished">أمس الساعة</translation>
    </message>
    <message>
        <source>Vem har varit här</source>
        <comment>Name of the screen with who has been in the home</comment>
        <translation type="unfinished">من كان هنا</translation>
    </message>
    <message>
        <source>Här ser du snart vem som har varit hos dig.</source>
        <comment>Before the first plan has come</comment>
        <translation type="unfinished">هنا سترون قريباً من زاركم.</translation>
    </message>
    <message>
        <source>Ingen har varit här de senaste två veckorna.</source>
        <comment>The list of visitors is empty</comment>
        <translation type="unfinished">لم يأتِ أحد إلى هنا في آخر أسبوعين.</translation>
    </message>
    <message>
        <source>Larmklockan på armen gäller.</source>
        <comment>What the alarm is worth: the tablet has none</comment>
        <translation type="unfinished">استخدموا زر الإنذار الذي على الذراع.</translation>
    </message>
</context>
<context>
    <name>TabletArrived</name>
    <message>
        <source>En sak har inte kommit fram än.</source>
        <comment>The tablet&apos;s page of what has arrived</comment>
        <translation type="unfinished">شيء واحد لم يصل بعد.</translation>
    </message>
    <message numerus="yes">
        <source>%n saker har inte kommit fram än.</source>
        <comment>%n is a number from 2</comment>
        <translation type="unfinished">
            <numerusform>لا شيء ينتظر الوصول.</numerusform>
            <numerusform>شيء واحد لم يصل بعد.</numerusform>
            <numerusform>شيئان لم يصلا بعد.</numerusform>
            <numerusform>%n أشياء لم تصل بعد.</numerusform>
            <numerusform>%n شيئاً لم يصل بعد.</numerusform>
            <numerusform>%n شيء لم يصل بعد.</numerusform>
        </translation>
    </message>
    <message>
        <source>Inget väntar här.</source>
        <comment>Nothing has been written on the tablet</comment>
        <translation type="unfinished">لا شيء ينتظر هنا.</translation>
    </message>
    <message>
        <source>Allt du har skrivit har kommit fram.</source>
        <comment>Everything has arrived</comment>
        <translation type="unfinished">كل ما كتبتموه قد وصل.</translation>
    </message>
    <message>
        <source>Du behöver inte göra något.</source>
        <comment>Nothing to do</comment>
        <translation type="unfinished">لا داعي لأن تفعلوا شيئاً.</translation>
    </message>
    <message>
        <source>Det sista kom fram %1.</source>
        <comment>%1 is &apos;i dag klockan 9.10&apos;</comment>
        <translation type="unfinished">وصل آخر شيء %1.</translation>
    </message>
    <message>
        <source>Plattan skickar det nu. Du behöver inte göra något.</source>
        <comment>On its way</comment>
        <translation type="unfinished">الجهاز يرسله الآن. لا داعي لأن تفعلوا شيئاً.</translation>
    </message>
    <message>
        <source>Det finns inget nät. Plattan skickar det när nätet är tillbaka.</source>
        <comment>Waits for the network</comment>
        <translation type="unfinished">لا توجد شبكة. سيرسله الجهاز عندما تعود الشبكة.</translation>
    </message>
    <message>
        <source>Dörren öppnades eller låstes</source>
        <comment>What the tablet carried from the lock</comment>
        <translation type="unfinished">فُتح الباب أو أُقفل</translation>
    </message>
    <message>
        <source>Du läste något</source>
        <comment>Something was read on the tablet</comment>
        <translation type="unfinished">قرأتم شيئاً</translation>
    </message>
    <message>
        <source>Du ändrade plattan</source>
        <comment>Text size, sound or the like was changed</comment>
        <translation type="unfinished">غيّرتم إعدادات الجهاز</translation>
    </message>
    <message>
        <source>Du övade</source>
        <comment>A lesson was done, or who may see that was chosen</comment>
        <translation type="unfinished">تمرنتم</translation>
    </message>
    <message>
        <source>Du sa vad du tyckte</source>
        <comment>One of three faces was chosen</comment>
        <translation type="unfinished">قلتم رأيكم</translation>
    </message>
    <message>
        <source>Plattan berättade hur den mår</source>
        <comment>The tablet told of battery and sound</comment>
        <translation type="unfinished">أخبر الجهاز عن حالته</translation>
    </message>
    <message>
        <source>Du avslutade en kontakt</source>
        <comment>The brukare took a yes back</comment>
        <translation type="unfinished">أنهيتم تواصلاً</translation>
    </message>
    <message>
        <source>Något som du gjorde</source>
        <comment>Any other thing</comment>
        <translation type="unfinished">شيء فعلتموه</translation>
    </message>
    <message>
        <source>Det kunde inte tas emot. Säg till hemtjänsten.</source>
        <comment>Refused by the hub</comment>
        <translation type="unfinished">لم يمكن استلامه. أخبروا الرعاية المنزلية.</translation>
    </message>
    <message>
        <source>Det är sparat här på plattan.</source>
        <comment>Not sent yet</comment>
        <translation type="unfinished">هو محفوظ هنا في الجهاز.</translation>
    </message>
    <message>
        <source>Det har kommit fram. Någon ska titta på det.</source>
        <comment>Held by the hub</comment>
        <translation type="unfinished">لقد وصل. سينظر فيه أحد.</translation>
    </message>
    <message>
        <source>Det har kommit fram.</source>
        <comment>Received by the hub</comment>
        <translation type="unfinished">لقد وصل.</translation>
    </message>
    <message>
        <source>i dag klockan %1</source>
        <comment>%1 is &apos;9.10&apos;</comment>
        <translation type="unfinished">اليوم الساعة %1</translation>
    </message>
    <message>
        <source>i går klockan %1</source>
        <comment>%1 is &apos;9.10&apos;</comment>
        <translation type="unfinished">أمس الساعة %1</translation>
    </message>
    <message>
        <source>%2 klockan %1</source>
        <comment>%2 is &apos;måndag 23 november&apos;, %1 is &apos;9.10&apos;</comment>
        <translation type="unfinished">%2 الساعة %1</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Starta Tryggve</source>
        <comment>Button: staff have closed the program</comment>
        <translation type="unfinished">تشغيل Tryggve</translation>
    </message>
    <message>
        <source>Personalen har stängt plattan.</source>
        <comment>Staff have closed the program</comment>
        <translation type="unfinished">أغلق الموظفون الجهاز.</translation>
    </message>
    <message>
        <source>Plattan har stannat.</source>
        <comment>The program does not start just now</comment>
        <translation type="unfinished">توقف الجهاز.</translation>
    </message>
    <message>
        <source>Plattan startar. Vänta lite.</source>
        <comment>The program is starting</comment>
        <translation type="unfinished">الجهاز يبدأ. انتظروا قليلاً.</translation>
    </message>
    <message>
        <source>Den försöker igen klockan %1.</source>
        <comment>%1 is &apos;10.45&apos;</comment>
        <translation type="unfinished">سيحاول مرة أخرى الساعة %1.</translation>
    </message>
    <message>
        <source>Du behöver inte göra något.</source>
        <comment>The program tries again by itself</comment>
        <translation type="unfinished">لا داعي لأن تفعلوا شيئاً.</translation>
    </message>
</context>
<context>
    <name>WhatArrived</name>
    <message>
        <source>Vad har kommit fram?</source>
        <comment>Name of the page, and of the button that leads to it</comment>
        <translation type="unfinished">ما الذي وصل؟</translation>
    </message>
</context>
</TS>
