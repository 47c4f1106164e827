// Numbers for texts that are the same but for case, accents and width (Language §8), so that a file can compare and
// group by them without folding anything again.

import Text

/// Makes numbers of texts.
enum FoldedNumber {
    /// The number of a text. It is in files, so the way it is made never changes: FNV-1a over the folded text.
    static func of(_ text: String) -> Int {
        var number: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in Folding.folded(text).utf8 { number = (number ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return Int(bitPattern: UInt(number))
    }
}
