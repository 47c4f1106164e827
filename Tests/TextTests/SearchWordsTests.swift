// Texts as words of an index.

import Testing
import Text

struct SearchWordsTests {
    @Test(arguments: [
        ("", ""), ("OK Computer", "ok computer"), ("AC/DC", "ac dc"), ("Don't Stop 'Til", "dont stop til"),
        ("  …  ", ""), ("Sigur Rós", "sigur ros"), ("Łódź", "lodz"), ("Straße", "strasse"), ("Ёлка", "елка"),
        ("東京事変", "東京 京事 事変 変"), ("夜", "夜"), ("スタイル", "スタ タイ イル ル"), ("ｽﾀｲﾙ", "スタ タイ イル ル"),
        ("Perfume 夜 live", "perfume 夜 live"), ("東京Jihen", "東京 京 jihen"), ("हिन्दी गाने", "हिन्दी गाने"),
        ("방탄소년단", "방탄소년단"), ("שָׁלוֹם", "שלום"), ("P!nk", "p nk"), ("2+2=5", "2 2 5"),
    ])
    func `a text is cut into words`(_ text: String, _ words: String) {
        #expect(SearchWords.indexed(text) == words)
    }

    @Test func `Thai is cut at every letter, with its marks kept`() {
        let words = SearchWords.indexed("รัก")
        #expect(words == "รั ัก ก")
    }
}
