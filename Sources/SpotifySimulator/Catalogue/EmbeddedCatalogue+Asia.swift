// Korean and Chinese music in the format that `EmbeddedCatalogue` describes.

extension EmbeddedCatalogue {
    /// 아이유, BTS and 周杰倫. Hangul has spaces between words and Han has none, so the two are searched differently;
    /// both are two cells wide per character.
    static let asia: StaticString = #"""
        @ 아이유
        = Palette | 2017-04-21 | album
        이 지금 | 3:12
        팔레트 | 3:37 | feat=G-DRAGON
        이런 엔딩 | 4:04
        사랑이 잘 | 3:48
        잼잼 | 4:03
        Black Out | 3:23
        마침표 | 4:03
        밤편지 | 4:13
        그렇게 사랑은 | 4:17
        이름에게 | 5:03
        = Modern Times | 2013-10-08 | album
        을의 연애 | 3:26
        누구나 비밀은 있다 | 3:20
        입술 사이 (50cm) | 3:31
        분홍신 | 4:06
        Modern Times | 3:31
        싫은 날 | 4:00
        Obliviate | 3:02
        아이야 나랑 걷자 | 3:16
        Havana | 3:10
        우울시계 | 3:41
        한낮의 꿈 | 3:50
        기다려 | 3:57
        Voice Mail | 4:02
        = LILAC | 2021-03-25 | album
        라일락 | 3:34
        Flu | 3:08
        Coin | 3:13
        봄 안녕 봄 | 5:24
        Celebrity | 3:15
        돌림노래 | 3:09
        빈 컵 (Empty Cup) | 2:41
        아이와 나의 바다 | 5:14
        어푸 (Ah puh) | 3:06
        에필로그 | 4:09
        @ BTS
        = WINGS | 2016-10-10 | album
        Intro : Boy Meets Evil | 2:00
        피 땀 눈물 | 3:37
        Begin | 3:51
        Lie | 3:37
        Stigma | 3:38
        First Love | 3:11
        Reflection | 3:52
        MAMA | 3:32
        Awake | 3:46
        Lost | 4:03
        BTS Cypher 4 | 4:57
        Am I Wrong | 3:33
        21세기 소녀 | 3:14
        둘! 셋! (그래도 좋은 날이 더 많기를) | 4:28
        Interlude : Wings | 2:24
        = BE | 2020-11-20 | album
        Life Goes On | 3:27
        내 방을 여행하는 법 | 3:57
        Blue & Grey | 4:14
        Skit | 2:59
        잠시 | 3:29
        병 | 3:59
        Stay | 3:25
        Dynamite | 3:19
        @ 周杰倫
        = 范特西 | 2001-09-20 | album
        愛在西元前 | 3:54
        爸我回來了 | 3:55
        簡單愛 | 4:30
        忍者 | 2:39
        開不了口 | 4:45
        上海一九四三 | 3:15
        對不起 | 3:47
        威廉古堡 | 3:55
        雙截棍 | 3:21
        安靜 | 5:34
        = 葉惠美 | 2003-07-31 | album
        以父之名 | 5:42
        懦夫 | 3:38
        晴天 | 4:29
        三年二班 | 4:40
        東風破 | 5:15
        你聽得到 | 3:49
        同一種調調 | 3:52
        她的睫毛 | 3:52
        愛情懸崖 | 4:20
        梯田 | 3:33
        雙刀 | 4:55
        = 七里香 | 2004-08-03 | album
        我的地盤 | 4:01
        七里香 | 4:59
        藉口 | 4:20
        外婆 | 4:04
        將軍 | 3:23
        擱淺 | 3:59
        亂舞春秋 | 4:37
        困獸之鬥 | 4:39
        園遊會 | 4:15
        止戰之殤 | 4:35
        """#
}
