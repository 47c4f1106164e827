// Numbers with a fixed count of digits: the minutes of a clock, the month of a date, the code of a character.

/// Numbers as digits.
package enum Digits {
    /// The number with zeros before it up to a width: `07`, `2007`, `00e9` (radix 16). One that is wider stays whole.
    package static func padded(_ number: Int, to width: Int, radix: Int = 10) -> String {
        // Texts this short need no memory of their own; every duration in a table comes by here.
        var digits = String(number, radix: radix)
        while digits.utf8.count < width { digits = "0" + digits }
        return digits
    }
}
