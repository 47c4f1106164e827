// Percent-encoding of what goes into addresses and forms.

import Exchange
import Testing

struct PercentEncodingTests {
    @Test(arguments: [
        ("abcXYZ019-._~", "abcXYZ019-._~"), ("a b", "a%20b"), ("a+b&c=d", "a%2Bb%26c%3Dd"), ("é", "%C3%A9"),
        ("100%", "100%25"), ("/?#[]@!$'()*,;:\"", "%2F%3F%23%5B%5D%40%21%24%27%28%29%2A%2C%3B%3A%22"),
        ("\u{0}\u{7F}\n", "%00%7F%0A"), ("👩‍👧", "%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7"), ("", ""),
    ])
    func `everything but unreserved characters is encoded, and comes back`(text: String, encoded: String) {
        #expect(PercentEncoding.encoded(text) == encoded)
        #expect(PercentEncoding.fields(of: "x=" + encoded).first?.value == text)
    }

    @Test func `fields keep their order, and their names are encoded, too`() {
        #expect(PercentEncoding.encoded([("b b", "1"), ("a", "&"), ("a", "")]) == "b%20b=1&a=%26&a=")
        #expect(PercentEncoding.encoded([]) == "")
    }

    @Test(arguments: [
        ("a=1&b=2", ["a", "1", "b", "2"]), ("a", ["a", ""]), ("a=b=c", ["a", "b=c"]), ("&&a=1&", ["a", "1"]),
        ("a=x+y%20z", ["a", "x y z"]), ("a=100%", ["a", "100%"]), ("a=%zz%4", ["a", "%zz%4"]), ("", []),
        ("a=%ff", ["a", "\u{FFFD}"]),
    ])
    func `what cannot be decoded stays as it is`(text: String, fields: [String]) {
        #expect(PercentEncoding.fields(of: text).flatMap { [$0.name, $0.value] } == fields)
    }
}
