// The words people write for on and off. Where a word can be on or off, all of them are accepted.

/// Words for on and off.
package enum OnOff {
    private static let meanings = [
        "yes": "on", "true": "on", "1": "on", "no": "off", "false": "off", "0": "off",
    ]

    /// The text as one of `words`: `yes` is `on` when both on and off are among them.
    package static func word(_ text: String, among words: [String]) -> String {
        guard !words.contains(text), words.contains("on"), words.contains("off") else { return text }
        return meanings[text] ?? text
    }
}
