// What the search finds, and what it does not, in names of fourteen scripts: each query with a name that it has to
// find and one that it must not.

import Library
import Rows
import Storage
import Testing

struct FindRecallTests {
    /// A query, and what it has to find and to leave.
    struct Recall: Sendable, CustomTestStringConvertible {
        let query: String
        let finds: [String]
        let leaves: [String]

        init(_ query: String, finds: [String], leaves: [String]) {
            self.query = query
            self.finds = finds
            self.leaves = leaves
        }

        var testDescription: String { query }
    }

    static let table: [Recall] = [
        // Latin
        Recall("sigur ros", finds: ["Sigur Rós"], leaves: ["Rosalía"]),
        Recall("ros", finds: ["Sigur Rós", "Rosalía"], leaves: ["Across the Sea"]),
        Recall("BJORK", finds: ["Björk"], leaves: ["Bjarki"]),
        Recall("motorhead", finds: ["Motörhead"], leaves: ["Radiohead"]),
        Recall("strasse", finds: ["Straße"], leaves: ["Strand"]),
        Recall("lodz", finds: ["Łódź"], leaves: ["Lodge"]),
        Recall("nhạc", finds: ["Nhạc Việt"], leaves: ["Việt Nam"]),
        Recall("smorgas", finds: ["Smørgås"], leaves: ["Smog"]),
        Recall("amour", finds: ["L'amour toujours", "L’Amour Looks"], leaves: ["Glamour"]),
        Recall("l'amour", finds: ["L'amour toujours", "L’Amour Looks"], leaves: ["Amour"]),
        Recall("dont", finds: ["Don't Stop", "Don’t Look Back"], leaves: ["Don Juan"]),
        Recall("don’t", finds: ["Don't Stop", "Don’t Look Back"], leaves: ["Don Juan"]),
        Recall("rock'n'roll", finds: ["Rock'n'Roll", "Rock 'n' Roll Star", "Rock n Roll"], leaves: ["Rock and Roll"]),
        Recall("rock n roll", finds: ["Rock'n'Roll", "Rock 'n' Roll Star"], leaves: ["Rocky"]),
        // Signs
        Recall("acdc", finds: ["AC/DC"], leaves: ["AC"]),
        Recall("ac/dc", finds: ["AC/DC", "ACDC Tribute"], leaves: ["DC AC"]),
        Recall("ac dc", finds: ["AC/DC"], leaves: ["ACDC Tribute"]),
        Recall("pink", finds: ["P!nk", "Pink Floyd"], leaves: ["Pin"]),
        Recall("p!nk", finds: ["P!nk"], leaves: ["Pnk"]),
        Recall("suicideboys", finds: ["$uicideboy$"], leaves: ["Suicide"]),
        Recall("$uicideboy$", finds: ["$uicideboy$"], leaves: ["Boys"]),
        Recall("kesha", finds: ["Ke$ha", "Kesha"], leaves: ["Keha"]),
        Recall("asap", finds: ["A$AP Rocky"], leaves: ["Ap"]),
        Recall("pta", finds: ["P.T.A."], leaves: ["Part"]),
        Recall("p.t.a.", finds: ["P.T.A.", "PTA Meeting"], leaves: ["P. A."]),
        Recall("blink182", finds: ["blink-182"], leaves: ["blink 18"]),
        Recall("blink-182", finds: ["blink-182", "Blink 182"], leaves: ["Blink"]),
        Recall("simon and garfunkel", finds: ["Simon & Garfunkel"], leaves: ["Simon"]),
        Recall("simon & garfunkel", finds: ["Simon & Garfunkel", "Simon and Garfunkel"], leaves: ["Garfunkel"]),
        Recall("florence + the machine", finds: ["Florence + The Machine"], leaves: ["The Machine"]),
        Recall("!!!", finds: ["!!!"], leaves: ["Wow!"]),
        Recall("÷", finds: ["÷"], leaves: ["×"]),
        Recall("🔥", finds: ["🔥 Hits", "Summer🔥🔥"], leaves: ["Fire"]),
        // Numbers
        Recall("10000", finds: ["10,000 Maniacs"], leaves: ["10 Maniacs"]),
        Recall("1979", finds: ["1979 - Remastered"], leaves: ["979"]),
        Recall("99", finds: ["99 Luftballons"], leaves: ["9 Luftballons"]),
        Recall("24k", finds: ["24K Magic"], leaves: ["24 Karat"]),
        // Greek
        Recall("ελλαδα", finds: ["Ελλάδα"], leaves: ["Έλα"]),
        Recall("αγαπ", finds: ["Αγάπη μου"], leaves: ["Παγα"]),
        // Cyrillic
        Recall("кино", finds: ["Кино", "КИНО в СССР"], leaves: ["Никино"]),
        Recall("елка", finds: ["Ёлка"], leaves: ["Белка"]),
        Recall("войн", finds: ["Война и мир"], leaves: ["Воина"]),
        // Arabic
        Recall("صباح", finds: ["صَبَاح الخير"], leaves: ["مصباح"]),
        Recall("محمد", finds: ["مـحـمـد عبده"], leaves: ["حمد"]),
        // Hebrew
        Recall("שלום", finds: ["שָׁלוֹם עליכם"], leaves: ["ירושלים"]),
        Recall("צהל", finds: ["צה״ל"], leaves: ["צהוב"]),
        // Devanagari
        Recall("हिन्दी", finds: ["हिन्दी गाने"], leaves: ["हिम"]),
        Recall("गाने", finds: ["हिन्दी गाने"], leaves: ["गान"]),
        // Bengali
        Recall("ভালো", finds: ["আমার ভালো লাগে"], leaves: ["ভাত"]),
        // Tamil
        Recall("தமிழ்", finds: ["தமிழ் பாடல்"], leaves: ["தமி"]),
        Recall("பா", finds: ["தமிழ் பாடல்"], leaves: ["படம்"]),
        // Thai
        Recall("รัก", finds: ["รักเธอ", "ความรัก"], leaves: ["รถ"]),
        Recall("เธอ", finds: ["รักเธอ"], leaves: ["เขา"]),
        // Hangul
        Recall("소년단", finds: ["방탄소년단"], leaves: ["소녀시대"]),
        Recall("시대", finds: ["소녀시대"], leaves: ["시간"]),
        Recall("봄", finds: ["봄날", "새봄"], leaves: ["몸"]),
        // Kana
        Recall("スタイル", finds: ["ニュースタイル", "ｽﾀｲﾙ"], leaves: ["スタート"]),
        Recall("タイ", finds: ["ニュースタイル"], leaves: ["イタ"]),
        Recall("が", finds: ["ながれ", "か\u{3099}んばれ"], leaves: ["かれ"]),
        // Han
        Recall("東京", finds: ["東京事変", "夜の東京"], leaves: ["京東"]),
        Recall("夜", finds: ["夜", "今夜は", "夜の東京"], leaves: ["花"]),
        Recall("花唄", finds: ["花唄", "春の花唄歌"], leaves: ["唄花"]),
        Recall("𠮷野", finds: ["𠮷野家"], leaves: ["吉野家"]),
        // Mixed
        Recall("夜 perfume", finds: ["Perfume 夜 live"], leaves: ["Perfume"]),
        Recall("greeeen花", finds: ["GReeeeN花束", "Greeeen 花"], leaves: ["花 Greeeen"]),
        Recall("東京jihen", finds: ["東京Jihen"], leaves: ["Jihen東京"]),
        // Width
        Recall("ｐｅｒｆｕｍｅ", finds: ["Perfume"], leaves: ["Perfect"]),
        Recall("full", finds: ["Ｆｕｌｌ　Ｗｉｄｔｈ"], leaves: ["Ful"]),
        Recall("ガギ", finds: ["ｶﾞｷﾞ"], leaves: ["カキ"]),
    ]

    @Test(arguments: table)
    func `a query finds what it has to, and nothing else`(recall: Recall) async throws {
        let copy = CopySample.copy
        try await copy.put((recall.finds + recall.leaves).map { CopySample.entry($0) }, into: .liked)
        let found = await copy.names(CopySample.query(recall.query))
        #expect(Set(found) == Set(recall.finds))
    }

    @Test(arguments: table)
    func `what is found by name is found by artist, album and playlist`(recall: Recall) async throws {
        guard let name = recall.finds.first else { return }
        let copy = CopySample.copy
        try await copy.put([CopySample.entry(name, "playlist", uri: "spotify:playlist:p")], into: .playlists)
        try await copy.put([CopySample.entry("z1", by: [name])], into: .liked)
        try await copy.put([CopySample.entry("z2", on: name)], into: .liked)
        try await copy.put([CopySample.entry("z3")], into: .playlist("spotify:playlist:p"))
        try await copy.put([CopySample.entry("z4")], into: .liked)
        #expect(await copy.names(CopySample.query(recall.query)) == [name, "z1", "z2", "z3"])
    }
}
