// Shows and audiobooks of the embedded catalogue, in the format that `SpokenCatalogue+Parsing` describes. All
// of them are invented, because the descriptions of real ones are protected texts.

extension EmbeddedCatalogue {
    /// Four shows in three languages and three audiobooks. An episode longer than an hour, an explicit one, and
    /// a chapter of under a minute are among them.
    static let spoken: StaticString = #"""
        @ The Run-Out Groove | Needle & Thread Audio | en
        ~ Two record collectors take one album apart every week, side by side.
        Why Side B Is Better | 48:12 | 2026-10-30
        ~ Twelve closing sides that beat their openers.
        The Loudest Quiet Record | 52:40 | 2026-10-23
        ~ A whole hour on dynamics, and on neighbours.
        Sleeves We Framed | 44:05 | 2026-10-16
        ~ Covers that earned a nail in the wall.
        Counting to Eleven | 39:58 | 2026-10-09 | e
        ~ Odd metres, explained with kitchen tools.
        Live Albums, Rated by Applause | 57:21 | 2026-10-02
        ~ Does a crowd make a record better? Opinions differ.
        Bootlegs and Good Intentions | 1:03:30 | 2026-09-25
        ~ Tapers, traders and the trouble they got into.
        @ Nachtzug | Studio Gleis Drei | de
        ~ Eine Stunde Gespräch zwischen Bahnhof und Bahnhof, ohne Umsteigen.
        Von Köln nach Wien | 1:02:10 | 2026-11-05
        ~ Eine Geigerin, ein Schlafwagen und ein Koffer voller Saiten.
        Von Basel nach Hamburg | 58:47 | 2026-10-22
        ~ Über Lieder, die nur im Fahren entstehen.
        Von Dresden nach Prag | 1:11:02 | 2026-10-08
        ~ Ein Orgelbauer erzählt von Luft.
        @ 夜ふかしラジオ図書館 | みなと放送 | ja
        ~ 眠れない夜に、本とレコードの話を。
        第三夜 雨の音 | 31:15 | 2026-11-01
        ~ 雨を録音する人に会いました。
        第二夜 針を落とす | 29:40 | 2026-10-18
        ~ はじめて買ったレコードの話。
        第一夜 図書館の鍵 | 33:03 | 2026-10-04
        ~ この番組について、すこしだけ。
        @ Small Hours of Code | Second Floor Sounds | en
        ~ Short talks with people who write programs at night, and what they listen to.
        Compilers and Coffee | 25:30 | 2026-09-14
        ~ She has written four compilers and finished none of her cups.
        The Bug That Sang | 27:44 | 2026-08-31 | e
        ~ A driver turned noise into music for eleven years.
        One Space, Two Spaces | 22:18 | 2026-08-17
        ~ Nobody wins, but the playlist is good.
        = The Lighthouse Tuner | Orla Penhallow | Tomas Brandt | Saltmarsh Books | en
        ~ A piano tuner is sent to an island where every instrument is a quarter tone flat.
        Opening Credits | 0:42
        The Ferry | 24:10
        A Quarter Tone | 31:52
        Felt and Wire | 28:37
        The Keeper's Daughter | 35:05
        Fog Signal | 30:20
        Concert Pitch | 33:48
        = Ein Winter in Moll | Henrike Sonntag | Paul Eggers | Verlag am Deich | de
        ~ Ein Chor verliert seine Stimmen, eine nach der anderen, und ein Kantor sucht sie.
        Erster Advent | 41:20
        Die Altistin | 38:55
        Stille Probe | 44:01
        Das hohe C | 39:37
        = A Field Guide to Humming | Desmond Okoro-Lane | Desmond Okoro-Lane | Quayside Press | en
        ~ What people hum when they think nobody listens, from kitchens to space stations.
        Foreword | 6:30
        In the Kitchen | 22:14
        In the Lift | 18:49
        In Orbit | 27:33
        Afterword | 5:02
        """#
}
