// Music from Canada and New York in the format that `EmbeddedCatalogue` describes.

extension EmbeddedCatalogue {
    /// Joni Mitchell, The Strokes and Arcade Fire: titles with `#`, which elsewhere in a command line begins a
    /// comment, and an album with a song of the same name.
    static let northAmerica: StaticString = #"""
        @ Joni Mitchell
        = Blue | 1971-06-22 | album
        All I Want | 3:34
        My Old Man | 3:34
        Little Green | 3:27
        Carey | 3:02
        Blue | 3:05
        California | 3:51
        This Flight Tonight | 2:51
        River | 4:05
        A Case of You | 4:22
        The Last Time I Saw Richard | 4:15
        @ The Strokes
        = Is This It | 2001-07-30 | album
        Is This It | 2:31
        The Modern Age | 3:28
        Soma | 2:33
        Barely Legal | 3:54
        Someday | 3:03
        Alone, Together | 3:08
        Last Nite | 3:13
        Hard to Explain | 3:44
        New York City Cops | 3:31
        Trying Your Luck | 3:22
        Take It or Leave It | 3:15
        @ Arcade Fire
        = Funeral | 2004-09-14 | album
        Neighborhood #1 (Tunnels) | 4:48
        Neighborhood #2 (Laïka) | 3:32
        Une année sans lumière | 3:40
        Neighborhood #3 (Power Out) | 5:12
        Neighborhood #4 (7 Kettles) | 4:49
        Crown of Love | 4:42
        Wake Up | 5:35
        Haïti | 4:07
        Rebellion (Lies) | 5:10
        In the Backseat | 6:20
        """#
}
