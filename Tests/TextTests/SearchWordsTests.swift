// Texts as words of an index, and what is looked for in it.

import Testing
import Text

struct SearchWordsTests {
    @Test(arguments: [
        ("", ""), ("   ", ""), ("OK Computer", "ok computer"), ("Sigur Rós", "sigur ros"), ("Łódź", "lodz"),
        ("Straße", "strasse"), ("Ёлка", "елка"), ("Ｆｕｌｌ　Ｗｉｄｔｈ", "full width"),
        ("Help! (Live) - Remastered 2009", "help live remastered 2009"), ("What?", "what"), ("\"Heroes\"", "heroes"),
        ("2+2=5", "2 2 5 225"), ("U2", "u2"), ("Symphony No. 9", "symphony no 9"),
        ("10,000 Maniacs", "10 000 maniacs 10000"), ("a\u{0}b\tc", "a b c ab"),
    ])
    func `a text is cut into words`(_ text: String, _ words: String) {
        #expect(SearchWords.indexed(text) == words)
    }

    @Test(arguments: [
        ("AC/DC", "ac dc acdc"), ("P!nk", "p nk pink"), ("$uicideboy$", "uicideboy suicideboys"),
        ("Ke$ha", "ke ha kesha"), ("A$AP Rocky", "a ap rocky asap"), ("Joey Bada$$", "joey bada badass"),
        ("P.T.A.", "p t a pta"), ("blink-182", "blink 182 blink182"), ("Wham!", "wham"), ("!!!", "！！！"), ("÷", "÷"),
        ("$5", "5"), ("Simon & Garfunkel", "simon and garfunkel"),
        ("Florence + The Machine", "florence and the machine"),
        ("+", "＋"), ("…", "．．．"), ("🔥🔥 Hits", "🔥🔥 hits"), ("★", "★"), ("a & b|c", "a and b c bc"),
    ])
    func `signs stand between words, for letters, for words, or alone`(_ text: String, _ words: String) {
        #expect(SearchWords.indexed(text) == words)
    }

    @Test(arguments: [
        ("Don't Stop 'Til", "dont stop til"), ("Don’t", "dont"), ("L'amour", "lamour amour"),
        ("O'Connor", "oconnor connor"), ("Rock'n'Roll", "rocknroll n roll"), ("Rock 'n' Roll", "rock n roll"),
        ("'", "＇"),
    ])
    func `an apostrophe is inside a word`(_ text: String, _ words: String) {
        #expect(SearchWords.indexed(text) == words)
    }

    @Test(arguments: [
        ("東京事変", "東京 京事 事変 変"), ("夜", "夜"), ("スタイル", "スタ タイ イル ル"), ("ｽﾀｲﾙ", "スタ タイ イル ル"),
        ("ｶﾞｷﾞ", "ガギ ギ"), ("か\u{3099}", "が"), ("Perfume 夜 live", "perfume 夜 live"), ("東京Jihen", "東京 京 jihen"),
        ("ドリーム・シアター", "ドリ リー ーム ム シア アタ ター ー"), ("방탄소년단", "방탄 탄소 소년 년단 단"),
        ("\u{1112}\u{1161}\u{11AB}", "한"), ("รัก", "รั ัก ก"), ("ស្នេហ៍។", "ស្ ្ន នេ េហ ហ៍ ៍"), ("မြန်", "မြ ြန န် ်"),
    ])
    func `a script without spaces is cut into pairs`(_ text: String, _ words: String) {
        #expect(SearchWords.indexed(text) == words)
    }

    @Test(arguments: [
        ("हिन्दी गाने", "हिन्दी गाने"),
        ("क़\u{200D}", "क\u{093C}"), ("שָׁלוֹם", "שלום"), ("צה״ל", "צהל"), ("صَبَاح", "صباح"),
        ("مـحـمـد", "محمد"), ("می‌خواهم", "میخواهم"), ("தமிழ்", "தமிழ்"), ("আমার ভালো", "আমার ভাল\u{09C7}\u{09BE}"),
        ("e\u{301}te\u{301}", "ete"), ("И\u{306}од", "йод"), ("Ελλάδα", "ελλαδα"),
    ])
    func `marks belong to their letters`(_ text: String, _ words: String) {
        #expect(SearchWords.indexed(text) == words)
    }

    @Test(arguments: [
        ("moon", "moon*"), ("AC/DC", "ac dc* | acdc*"), ("acdc", "acdc*"), ("p!nk", "p nk* | pink*"),
        ("$uicideboy$", "uicideboy* | suicideboys*"), ("rock'n'roll", "rocknroll* | rock n roll*"),
        ("夜", "夜*"), ("東京", "東京"), ("東京事", "東京 京事"), ("京jihen", "京 jihen*"), ("dark side", "dark side*"),
        ("&", "and* | ＆*"), ("!!!", "！！！*"), ("", ""), ("🔥", "🔥*"),
    ])
    func `what is looked for is one of some phrases`(_ text: String, _ phrases: String) {
        #expect(Self.shown(SearchWords.phrases(for: text, isWhole: false)) == phrases)
    }

    @Test(arguments: [("moon", "moon"), ("ac/dc", "ac dc | acdc"), ("東京", "東京"), ("夜", "夜*"), ("!!!", "！！！")])
    func `a word that has to be whole does not go on, except in a run`(_ text: String, _ phrases: String) {
        #expect(Self.shown(SearchWords.phrases(for: text, isWhole: true)) == phrases)
    }

    @Test(arguments: [
        "Moon", "AC/DC", "P!nk", "Simon & Garfunkel", "!!!", "東京 事変", "L'amour", "Sigur Rós", "", "ｶﾞ", "각",
    ])
    func `words and number are those of one and of the other`(_ text: String) {
        let cut = SearchWords.cut(text)
        #expect(cut.words == SearchWords.indexed(text))
        #expect(cut.identity == SearchWords.identity(text))
    }

    private static func shown(_ phrases: [SearchWords.Phrase]) -> String {
        phrases.map { $0.words.joined(separator: " ") + ($0.isOpen ? "*" : "") }.joined(separator: " | ")
    }

    @Test(arguments: [
        ("AC/DC", "acdc"), ("Sigur Rós", "sigur ros"), ("In Rainbows", "in  rainbows!"),
        ("Simon & Garfunkel", "simon and garfunkel"),
        ("!!!", "！！！"), ("東京", "東京"),
    ])
    func `texts of the same letters are the same`(_ one: String, _ other: String) {
        #expect(SearchWords.identity(one) == SearchWords.identity(other))
    }

    @Test(arguments: [("moon", "moons"), ("か", "が"), ("+", "÷"), ("", "a"), ("&", "and")])
    func `texts of other letters are not`(_ one: String, _ other: String) {
        #expect(SearchWords.identity(one) != SearchWords.identity(other))
    }
}
