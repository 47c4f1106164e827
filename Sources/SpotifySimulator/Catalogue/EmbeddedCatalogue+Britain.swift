// Music from Manchester, Bristol and London in the format that `EmbeddedCatalogue` describes.

extension EmbeddedCatalogue {
    /// Joy Division, Portishead, Oasis, Massive Attack and The xx: plain ASCII names, for examples that are
    /// about something else.
    static let britain: StaticString = #"""
        @ Joy Division
        = Unknown Pleasures | 1979-06-15 | album
        Disorder | 3:29
        Day of the Lords | 4:48
        Candidate | 3:05
        Insight | 4:28
        New Dawn Fades | 4:47
        She's Lost Control | 3:56
        Shadowplay | 3:55
        Wilderness | 2:38
        Interzone | 2:16
        I Remember Nothing | 5:53
        @ Portishead
        = Dummy | 1994-08-22 | album
        Mysterons | 5:02
        Sour Times | 4:11
        Strangers | 3:55
        It Could Be Sweet | 4:16
        Wandering Star | 4:51
        It's a Fire | 3:49
        Numb | 3:54
        Roads | 5:02
        Pedestal | 3:39
        Biscuit | 5:01
        Glory Box | 5:06
        @ Oasis
        = (What's the Story) Morning Glory? | 1995-10-02 | album
        Hello | 3:21
        Roll with It | 3:59
        Wonderwall | 4:18
        Don't Look Back in Anger | 4:48
        Hey Now! | 5:41
        [Untitled] | 0:44
        Some Might Say | 5:29
        Cast No Shadow | 4:51
        She's Electric | 3:40
        Morning Glory | 5:03
        [Untitled] | 0:39
        Champagne Supernova | 7:27
        @ Massive Attack
        = Mezzanine | 1998-04-20 | album
        Angel | 6:18
        Risingson | 4:58
        Teardrop | 5:29
        Inertia Creeps | 5:56
        Exchange | 4:11
        Dissolved Girl | 6:07
        Man Next Door | 5:55
        Black Milk | 6:20
        Mezzanine | 5:54
        Group Four | 8:13
        (Exchange) | 4:08
        @ The xx
        = xx | 2009-08-17 | album
        Intro | 2:07
        VCR | 2:57
        Crystalised | 3:21
        Islands | 2:40
        Heart Skipped a Beat | 4:02
        Fantasy | 2:38
        Shelter | 4:30
        Basic Space | 3:08
        Infinity | 5:13
        Night Time | 3:36
        Stars | 4:22
        """#
}
