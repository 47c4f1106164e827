// Japanese music in the format that `EmbeddedCatalogue` describes.

extension EmbeddedCatalogue {
    /// 宇多田ヒカル, RADWIMPS, 椎名林檎 and TOKIO: kanji, both kana and Latin letters within one title, wave dashes and
    /// ideographic punctuation, and a song title of one character (`道`, `光`).
    static let japanese: StaticString = #"""
        @ 宇多田ヒカル
        = First Love | 1999-03-10 | album
        Automatic -Album Edit- | 5:28
        Movin' on without you | 4:41
        In My Room | 4:22
        First Love | 4:17
        甘いワナ 〜Paint It, Black | 5:00
        time will tell | 5:26
        Never Let Go | 3:59
        B&C -Album Version- | 4:10
        Another Chance | 5:11
        Give Me A Reason | 4:53
        = DEEP RIVER | 2002-06-19 | album
        SAKURAドロップス | 4:58
        traveling | 5:14
        幸せになろう | 4:20
        Deep River | 4:37
        Letters | 4:50
        プレイ・ボール | 4:09
        東京NIGHTS | 5:03
        A.S.A.P. | 4:31
        嘘みたいなI Love You | 4:47
        FINAL DISTANCE | 5:38
        光 | 5:02
        = Fantôme | 2016-09-28 | album
        道 | 3:35
        俺の彼女 | 5:00
        花束を君に | 4:38
        二時間だけのバカンス | 4:42 | feat=椎名林檎
        人魚 | 3:43
        ともだち | 4:22
        真夏の通り雨 | 5:38
        荒野の狼 | 4:20
        忘却 | 5:06
        人生最高の日 | 3:11
        桜流し | 4:45
        = 初恋 | 2018-06-27 | album
        Play A Love Song | 4:25
        あなた | 4:20
        初恋 | 4:41
        誓い | 4:38
        Forevermore | 4:47
        Too Proud | 4:21
        Good Night | 4:05
        パクチーの唄 | 4:13
        残り香 | 4:25
        大空で抱きしめて | 5:05
        夕凪 | 5:01
        嫉妬されるべき人生 | 5:39
        @ RADWIMPS
        = RADWIMPS 4〜おかずのごはん〜 | 2006-12-06 | album
        ふたりごと | 5:46
        ギミギミック | 4:29
        05410-(ん) | 4:05
        me me she | 6:10
        有心論 | 4:37
        夢番地 | 6:01
        いいんですか? | 5:54
        指切りげんまん | 4:44
        傘拍子 | 3:34
        セツナレンサ | 3:46
        = 君の名は。 | 2016-08-24 | album
        夢灯籠 | 2:10
        三葉の通学 | 1:38
        糸守高校 | 1:27
        はじめての、東京 | 1:32
        前前前世 (movie ver.) | 4:35
        秋祭り | 2:11
        スパークル (movie ver.) | 8:54
        デート | 1:48
        なんでもないや (movie edit.) | 3:16
        なんでもないや (movie ver.) | 5:44
        @ 椎名林檎
        = 無罪モラトリアム | 1999-02-24 | album
        正しい街 | 3:53
        歌舞伎町の女王 | 2:52
        丸の内サディスティック | 3:54
        幸福論 (悦楽編) | 2:51
        茜さす 帰路照らされど… | 4:09
        シドと白昼夢 | 4:33
        積木遊び | 3:23
        ここでキスして。 | 4:15
        同じ夜 | 3:38
        警告 | 4:34
        モルヒネ | 3:35
        = 勝訴ストリップ | 2000-03-31 | album
        虚言症 | 5:22
        浴室 | 4:14
        弁解ドビュッシー | 3:17
        ギブス | 5:38
        闇に降る雨 | 5:12
        アイデンティティ | 3:18
        罪と罰 | 5:31
        ストイシズム | 1:46
        月に負け犬 | 4:14
        サカナ | 3:42
        病床パブリック | 3:15
        本能 | 4:14
        依存症 | 6:26
        = 加爾基 精液 栗ノ花 | 2003-02-23 | album
        宗教 | 4:04
        ドッペルゲンガー | 4:03
        迷彩 | 3:41
        おだいじに | 3:37
        やつつけ仕事 | 4:15
        茎 | 5:11
        とりこし苦労 | 2:29
        おこのみで | 5:03
        意識 | 2:50
        ポルターガイスト | 3:25
        葬列 | 5:47
        @ TOKIO
        = 花唄 | 2002-07-24 | single
        花唄 | 4:06
        = 宙船/do! do! do! | 2006-08-23 | single
        宙船 | 4:06
        do! do! do! | 4:13
        """#
}
