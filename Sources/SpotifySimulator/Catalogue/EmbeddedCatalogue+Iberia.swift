// Music in Spanish and Portuguese in the format that `EmbeddedCatalogue` describes.

extension EmbeddedCatalogue {
    /// ROSALÍA, João Gilberto and Caetano Veloso: capitals with accents, tildes, and titles
    /// with parentheses and colons.
    static let iberia: StaticString = #"""
        @ ROSALÍA
        = El mal querer | 2018-11-02 | album
        MALAMENTE (Cap.1: Augurio) | 2:29
        QUE NO SALGA LA LUNA (Cap.2: Boda) | 4:29
        PIENSO EN TU MIRÁ (Cap.3: Celos) | 3:13
        DE AQUÍ NO SALES (Cap.4: Disputa) | 2:24
        RENIEGO (Cap.5: Lamento) | 1:38
        PRESO (Cap.6: Clausura) | 0:40
        BAGDAD (Cap.7: Liturgia) | 3:03
        DI MI NOMBRE (Cap.8: Éxtasis) | 2:42
        NANA (Cap.9: Concepción) | 3:24
        MALDICIÓN (Cap.10: Cordura) | 2:47
        A NINGÚN HOMBRE (Cap.11: Poder) | 1:35
        = MOTOMAMI | 2022-03-18 | album
        SAOKO | 2:17
        CANDY | 3:13
        LA FAMA | 3:08 | feat=The Weeknd
        BULERÍAS | 2:35
        CHICKEN TERIYAKI | 2:02
        HENTAI | 2:42 | e
        BIZCOCHITO | 1:49
        G3 N15 | 4:12
        MOTOMAMI | 1:01
        DIABLO | 2:44
        DELIRIO DE GRANDEZA | 2:34
        CUUUUuuuuuute | 2:30
        COMO UN G | 4:22
        Abcdefg | 1:05
        LA COMBI VERSACE | 2:40 | feat=Tokischa
        SAKURA | 3:21
        @ João Gilberto
        = Chega de saudade | 1959-03-08 | album
        Chega de saudade | 2:01
        Lobo bobo | 1:20
        Brigas, nunca mais | 2:05
        Hô-bá-lá-lá | 2:17
        Saudade fez um samba | 1:47
        Maria Ninguém | 2:21
        Desafinado | 2:00
        Rosa morena | 2:05
        Morena boca de ouro | 1:59
        Bim bom | 1:16
        Aos pés da cruz | 1:34
        É luxo só | 1:59
        @ Caetano Veloso
        = Transa | 1972-01-01 | album
        You Don't Know Me | 3:50
        Nine Out of Ten | 4:57
        Triste Bahia | 9:34
        It's a Long Way | 6:08
        Mora na filosofia | 6:17
        Neolithic Man | 4:42
        Nostalgia (That's What Rock'n Roll Is All About) | 1:22
        """#
}
