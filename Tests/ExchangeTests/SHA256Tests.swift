// SHA-256 by its own examples (FIPS 180-4) and by texts around the size of a block.

import Exchange
import Testing

@Suite("SHA-256")
struct SHA256Tests {
    @Test(
        "The digest of a text",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            ("ü\0", "3ab7698d91f2f05283309865b00f8dc0dfe99061b9cc937c40b6894b41f6d98f"),
            (String(repeating: "x", count: 64), "7ce100971f64e7001e8fe5a51973ecdfe1ced42befe7ee8d5fd6219506b5393c"),
            (
                String(repeating: "a", count: 1_000_000),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
            ),
        ] as [(String, String)])
    func digest(text: String, expected: String) {
        let digits = Array("0123456789abcdef")
        let digest = SHA256.digest(of: text)
        #expect(digest.count == 32)
        #expect(String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }) == expected)
    }
}
