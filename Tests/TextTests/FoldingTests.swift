// What folding makes alike, and what it must keep apart (Language §8).

import Testing
import Text

@Suite struct FoldingTests {
    @Test(arguments: [
        ("Radiohead", "radiohead"), ("paranoid android", "paranoid android"), ("", ""), ("AC/DC", "ac/dc"),
        ("Sigur Rós", "sigur ros"), ("Björk", "bjork"), ("Beyoncé", "beyonce"), ("Mötley Crüe", "motley crue"),
        ("Ågætis byrjun", "agaetis byrjun"), ("Sø", "so"), ("Łódź", "lodz"), ("Weiß", "weiss"), ("WEIẞ", "weiss"),
        ("Đorđe", "dorde"), ("Antonín Dvořák", "antonin dvorak"), ("Phở Việt Nam", "pho viet nam"),
        ("İstanbul ışık", "istanbul isik"), ("Œuvre", "oeuvre"), ("Ǆ", "dz"), ("Þórr", "thorr"),
        ("Ångström \u{212B}", "angstrom a"), ("ſ ẛ", "s s"),
    ])
    func foldsLatin(text: String, folded: String) {
        #expect(Folding.folded(text).unicodeScalars.elementsEqual(folded.unicodeScalars))
    }

    @Test(arguments: [
        ("Ελευθερία Αρβανιτάκη", "ελευθερια αρβανιτακη"), ("ΟΔΟΣ οδός", "οδοσ οδοσ"), ("ᾠδή Ὠδή", "ωδη ωδη"),
        ("Ϊϋΐΰ", "ιυιυ"), ("Кино — Группа крови", "кино — группа крови"), ("Ёлка ёлка", "елка елка"),
        ("Йод", "йод"), ("Її ў", "її ў"), ("שָׁלוֹם", "שלום"), ("\u{FB2A}\u{05B8}לום", "שלום"),
        ("مُحَمَّد", "محمد"), ("آية أم إن", "آية أم إن"), ("لا\u{0670}", "لا"),
        ("ＡＢＣ　１２３！", "abc 123!"), ("ｽﾀｲﾙ", "スタイル"), ("ｶﾞｷﾞﾊﾟｳﾞ", "ガギパヴ"), ("が か ぱ は", "が か ぱ は"),
        ("방탄소년단", "방탄소년단"), ("東京 花唄 夜", "東京 花唄 夜"), ("ﬁn ﬀ", "fin ff"), ("№1™", "no1tm"),
        ("Ⅳ ⅻ ②⁵₃", "iv xii 253"), ("𝕿𝖍𝖊 𝟏𝟗", "the 19"), ("Don’t “x”…", "don't \"x\"..."),
        ("a\u{200B}b\u{00AD}c\u{FEFF}", "abc"),
    ])
    func foldsOtherScripts(text: String, folded: String) {
        #expect(Folding.folded(text).unicodeScalars.elementsEqual(folded.unicodeScalars))
    }

    @Test(arguments: [
        ("e\u{0301}", "e"), ("N\u{0303}", "n"), ("I\u{0307}", "i"), ("α\u{0301}", "α"), ("ᾳ\u{0300}", "α"),
        ("Е\u{0308}", "е"), ("и\u{0306}", "й"), ("И\u{0306}", "й"), ("І\u{0308}", "ї"), ("か\u{3099}", "が"),
        ("は\u{309A}", "ぱ"), ("ハ\u{3099}", "バ"), ("ッ\u{3099}", "ッ\u{3099}"), ("ツ\u{3099}", "ヅ"),
        ("ヲ\u{3099}", "ヺ"), ("\u{1112}\u{1161}\u{11AB}", "한"), ("\u{1100}\u{1161}", "가"),
        ("\u{0627}\u{0654}", "\u{0623}"), ("\u{0627}\u{064E}\u{0654}", "\u{0623}"), ("\u{0301}", ""),
    ])
    func foldsDecomposedTextLikeComposed(text: String, folded: String) {
        #expect(Folding.folded(text).unicodeScalars.elementsEqual(folded.unicodeScalars))
    }

    @Test(arguments: [
        ("はは", "ばば"), ("ハ", "パ"), ("и", "й"), ("가", "까"), ("おう", "おお"), ("つ", "っ"), ("ت", "ث"), ("ا", "أ"),
    ])
    func keepsApart(one: String, other: String) {
        #expect(Folding.folded(one) != Folding.folded(other))
    }

    @Test(arguments: [
        // The beginning of a syllable, a vowel sign, a syllable of several consonants: letters, not characters.
        ("क्या हुआ", "क", true), ("हिन्दी", "हिन", true), ("हिन्दी", "न्द", true),
        ("হৃদয়", "হ", true), ("காதல்", "கா", true),
        ("ราตรี", "ตร", true), ("กำ", "ก", true), ("ស្រលាញ់", "ស", true),
        ("မြန်မာ", "မ", true), ("తెలుగు", "తెల", true),
        // One scalar or two.
        ("क़िस्सा", "\u{0958}", true), ("\u{0958}िस्सा", "क\u{093C}", true),
        // Folded, and what must stay apart.
        ("Beyoncé", "YONCE", true), ("Beyonce", "é", true), ("Йод", "и", false), ("が", "か", false), ("한국", "하", false),
        ("ελευθερία", "ΡΙΑ", true), ("paranoid", "noid", true), ("paranoid", "zz", false), ("क", "ख", false),
        ("a", "", true),
        ("", "क", false),
    ])
    func containsByLetters(text: String, part: String, isThere: Bool) {
        #expect(Folding.contains(Folding.folded(text), Folding.folded(part)) == isThere)
    }

    @Test func everyIndicLetterFoldsToTheSameText() {
        var seen = 0
        for value in UInt32(0x0900)...0x109F {
            guard let letter = Unicode.Scalar(value) else { continue }
            let folded = Folding.folded(String(letter))
            // Swift compares Strings by canonical equivalence: taken apart it is the same text.
            guard folded.unicodeScalars.count > 1 else { continue }
            seen += 1
            #expect(folded == String(letter), "U+\(String(value, radix: 16))")
            #expect(Folding.contains(folded, Folding.folded(String(folded.unicodeScalars.prefix(1)))))
        }
        #expect(seen == 45)
    }

    @Test func everyKanaFoldsLikeItsDecomposition() {
        let marks: [(String, UInt32)] = [("\u{3099}", 1), ("\u{309A}", 2)]
        for base in UInt32(0x3041)...0x30FF {
            guard let kana = Unicode.Scalar(base) else { continue }
            for (mark, _) in marks {
                // Swift compares Strings by canonical equivalence, so a composition exists when a single scalar equals.
                let decomposed = String(kana) + mark
                let candidates = (UInt32(0x3041)...0x30FF).compactMap { Unicode.Scalar($0).map { String($0) } }
                guard let composed = candidates.first(where: { $0 == decomposed }) else { continue }
                #expect(Folding.folded(decomposed).unicodeScalars.elementsEqual(composed.unicodeScalars))
            }
        }
    }

    @Test func foldingTwiceChangesNothing() {
        for value in UInt32(0)...0x2FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = Folding.folded(String(scalar))
            #expect(
                Folding.folded(once).unicodeScalars.elementsEqual(once.unicodeScalars), "U+\(String(value, radix: 16))")
        }
    }

    @Test func latinAndGreekLettersFoldLikeTheirDecompositions() {
        let marks = (UInt32(0x0300)...0x0345).compactMap(Unicode.Scalar.init)
        let bases = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZαεηιουωρΑΕΗΙΟΥΩΡ".unicodeScalars)
        let blocks = Array(UInt32(0x00C0)...0x024F) + Array(0x0370...0x03FF) + Array(0x1E00...0x1FFF)
        var composed: [String: Unicode.Scalar] = [:]
        for scalar in blocks.compactMap(Unicode.Scalar.init) { composed[String(scalar)] = scalar }
        var seen = 0
        for base in bases {
            for mark in marks {
                guard let letter = composed[String(base) + String(mark)] else { continue }
                seen += 1
                #expect(Folding.folded(String(letter)) == Folding.folded(String(base)), "\(letter)")
            }
        }
        #expect(seen > 300)
    }

    @Test(arguments: [
        ("abc", "", true), ("", "", true), ("", "a", false), ("abcabd", "abd", true), ("aab", "ab", true),
        ("ab", "abc", false), ("東京事変", "京", true), ("東京", "abc", false), ("abc", "京", false),
        ("นี่", "น", true), ("sigur ros", "r r", true),
    ])
    func `a part is found by its letters`(text: String, part: String, isThere: Bool) {
        #expect(Folding.contains(text, part) == isThere)
    }
}
