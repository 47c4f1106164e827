// Jazz, Bach and electronic music in the format that `EmbeddedCatalogue` describes.

extension EmbeddedCatalogue {
    /// Miles Davis, Glenn Gould and Kraftwerk: lengths of over twenty minutes, titles of over sixty characters
    /// that a table must shorten, and an album that begins with an apostrophe.
    static let instrumental: StaticString = #"""
        @ Miles Davis
        = Kind of Blue | 1959-08-17 | album
        So What | 9:22
        Freddie Freeloader | 9:46
        Blue in Green | 5:37
        All Blues | 11:33
        Flamenco Sketches | 9:26
        = Sketches of Spain | 1960-07-18 | album
        Concierto de Aranjuez (Adagio) | 16:19
        Will o' the Wisp | 3:47
        The Pan Piper | 3:52
        Saeta | 5:06
        Solea | 12:15
        = Bitches Brew | 1970-03-30 | album
        Pharaoh's Dance | 20:05
        Bitches Brew | 26:59
        Spanish Key | 17:29
        John McLaughlin | 4:26
        Miles Runs the Voodoo Down | 14:04
        Sanctuary | 10:57
        = 'Round About Midnight | 1957-03-04 | album
        'Round Midnight | 5:58
        Ah-Leu-Cha | 5:53
        All of You | 7:03
        Bye Bye Blackbird | 7:57
        Tadd's Delight | 4:29
        Dear Old Stockholm | 7:52
        @ Glenn Gould
        = Bach: The Goldberg Variations, BWV 988 (1981) | 1982-09-01 | album
        Goldberg Variations, BWV 988: Aria | 3:05
        Goldberg Variations, BWV 988: Variation 1 a 1 Clav. | 1:10
        Goldberg Variations, BWV 988: Variation 2 a 1 Clav. | 0:49
        Goldberg Variations, BWV 988: Variation 3 a 1 Clav. Canone all'Unisuono | 1:31
        Goldberg Variations, BWV 988: Variation 4 a 1 Clav. | 0:50
        Goldberg Variations, BWV 988: Variation 5 a 1 ovvero 2 Clav. | 0:37
        Goldberg Variations, BWV 988: Variation 6 a 1 Clav. Canone alla Seconda | 0:40
        Goldberg Variations, BWV 988: Variation 7 a 1 ovvero 2 Clav. | 1:16
        Goldberg Variations, BWV 988: Variation 8 a 2 Clav. | 0:54
        Goldberg Variations, BWV 988: Variation 9 a 1 Clav. Canone alla Terza | 0:59
        Goldberg Variations, BWV 988: Variation 10 a 1 Clav. Fughetta | 1:04
        Goldberg Variations, BWV 988: Variation 13 a 2 Clav. | 2:38
        Goldberg Variations, BWV 988: Variation 15 a 1 Clav. Canone alla Quinta. Andante | 5:02
        Goldberg Variations, BWV 988: Variation 16 a 1 Clav. Ouverture | 1:38
        Goldberg Variations, BWV 988: Variation 25 a 2 Clav. | 6:03
        Goldberg Variations, BWV 988: Variation 26 a 2 Clav. | 0:52
        Goldberg Variations, BWV 988: Variation 30 a 1 Clav. Quodlibet | 1:28
        Goldberg Variations, BWV 988: Aria da Capo | 3:42
        @ Kraftwerk
        = Autobahn | 1974-11-01 | album
        Autobahn | 22:43
        Kometenmelodie 1 | 6:26
        Kometenmelodie 2 | 5:48
        Mitternacht | 3:43
        Morgenspaziergang | 4:04
        = Trans Europa Express | 1977-03-01 | album
        Europa Endlos | 9:40
        Spiegelsaal | 7:56
        Schaufensterpuppen | 6:15
        Trans Europa Express | 6:36
        Metall auf Metall | 2:11
        Abzug | 4:53
        Franz Schubert | 4:26
        Endlos Endlos | 0:55
        = Die Mensch-Maschine | 1978-05-19 | album
        Die Roboter | 6:11
        Spacelab | 5:51
        Metropolis | 5:59
        Das Model | 3:39
        Neonlicht | 9:03
        Die Mensch-Maschine | 5:28
        = Computerwelt | 1981-05-10 | album
        Computerwelt | 5:05
        Taschenrechner | 4:54
        Nummern | 3:19
        Computerwelt 2 | 3:21
        Computer Liebe | 7:15
        Heimcomputer | 6:17
        It's More Fun to Compute | 4:13
        """#
}
