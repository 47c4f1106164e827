// Rap in the format that `EmbeddedCatalogue` describes.

extension EmbeddedCatalogue {
    /// A$AP Rocky, Kendrick Lamar and Lauryn Hill. The names hold `$`, `*`, `?`, `'` and full stops, all of
    /// which mean something in a command line; two songs are called `u` and `i`, and most are explicit.
    static let hipHop: StaticString = #"""
        @ A$AP Rocky
        = LONG.LIVE.A$AP | 2013-01-15 | album
        Long Live A$AP | 4:49 | e
        Goldie | 3:12 | e
        PMW (All I Really Need) | 3:54 | e
        LVL | 3:40 | e
        Hell | 3:52 | e
        Pain | 4:20 | e
        F**kin' Problems | 3:53 | e
        Wild for the Night | 3:32 | e
        1 Train | 6:12 | e
        Fashion Killa | 3:55 | e
        Phoenix | 3:53 | e
        Suddenly | 4:54 | e
        = AT.LONG.LAST.A$AP | 2015-05-26 | album
        Holy Ghost | 3:11 | e
        Canal St. | 3:46 | e
        Fine Whine | 3:25 | e
        L$D | 3:58 | e
        Excuse Me | 3:58 | e
        JD | 2:01 | e
        Lord Pretty Flacko Jodye 2 (LPFJ2) | 2:07 | e
        Electric Body | 4:15 | e
        Jukebox Joints | 5:20 | e
        Max B | 4:23 | e
        Pharsyde | 3:45 | e
        Wavybone | 4:58 | e
        West Side Highway | 2:52 | e
        Better Things | 3:21 | e
        M'$ | 3:54 | e
        Dreams (Interlude) | 2:08 | e
        Everyday | 4:20 | e
        Back Home | 4:36 | e
        @ Kendrick Lamar
        = good kid, m.A.A.d city | 2012-10-22 | album
        Sherane a.k.a Master Splinter's Daughter | 4:33 | e
        Bitch, Don't Kill My Vibe | 5:10 | e
        Backseat Freestyle | 3:32 | e
        The Art of Peer Pressure | 5:24 | e
        Money Trees | 6:26 | e
        Poetic Justice | 5:00 | e
        good kid | 3:34 | e
        m.A.A.d city | 5:50 | e
        Swimming Pools (Drank) | 5:13 | e
        Sing About Me, I'm Dying of Thirst | 12:03 | e
        Real | 7:23 | e
        Compton | 4:08 | e
        = To Pimp a Butterfly | 2015-03-15 | album
        Wesley's Theory | 4:47 | e
        For Free? (Interlude) | 2:10 | e
        King Kunta | 3:54 | e
        Institutionalized | 4:31 | e
        These Walls | 5:00 | e
        u | 4:28 | e
        Alright | 3:39 | e
        For Sale? (Interlude) | 4:51 | e
        Momma | 4:43 | e
        Hood Politics | 4:52 | e
        How Much a Dollar Cost | 4:21 | e
        Complexion (A Zulu Love) | 4:23 | e
        The Blacker the Berry | 5:28 | e
        You Ain't Gotta Lie (Momma Said) | 4:01 | e
        i | 5:36 | e
        Mortal Man | 12:07 | e
        = DAMN. | 2017-04-14 | album
        BLOOD. | 1:58 | e
        DNA. | 3:05 | e
        YAH. | 2:40 | e
        ELEMENT. | 3:28 | e
        FEEL. | 3:34 | e
        LOYALTY. | 3:47 | feat=Rihanna
        PRIDE. | 4:35 | e
        HUMBLE. | 2:57 | e
        LUST. | 5:07 | e
        LOVE. | 3:33 | feat=Zacari
        XXX. | 4:14 | e
        FEAR. | 7:40 | e
        GOD. | 4:08 | e
        DUCKWORTH. | 4:08 | e
        @ Lauryn Hill
        = The Miseducation of Lauryn Hill | 1998-08-25 | album
        Intro | 0:47
        Lost Ones | 5:33 | e
        Ex-Factor | 5:26
        To Zion | 6:09
        Doo Wop (That Thing) | 5:20
        Superstar | 4:57
        Final Hour | 4:15
        When It Hurts So Bad | 5:42
        I Used to Love Him | 5:39 | feat=Mary J. Blige
        Forgive Them Father | 5:15
        Every Ghetto, Every City | 5:14
        Nothing Even Matters | 5:49 | feat=D'Angelo
        Everything Is Everything | 4:53
        The Miseducation of Lauryn Hill | 4:17
        """#
}
