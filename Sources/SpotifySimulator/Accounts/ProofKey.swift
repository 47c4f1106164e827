// PKCE on the server's side (RFC 7636 §4.6). Only the method S256 exists; Spotify accepts no other.

import Exchange

/// A code challenge and the check of its verifier.
enum ProofKey {
    /// base64url without padding of the SHA-256 of the verifier (RFC 7636 §4.2). The example of its appendix B:
    ///
    ///     dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk → E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM
    static func challenge(of verifier: String) -> String {
        base64URL(SHA256.digest(of: verifier))
    }

    /// Whether the text can be a challenge: 43 base64url characters, the length of a SHA-256.
    static func isChallenge(_ text: String) -> Bool {
        text.utf8.count == 43 && text.utf8.allSatisfy { alphabet.contains($0) }
    }

    /// Whether the text can be a verifier (RFC 7636 §4.1).
    static func isVerifier(_ text: String) -> Bool {
        (43...128).contains(text.utf8.count) && text.utf8.allSatisfy(PercentCoding.isUnreserved)
    }

    /// The base64url alphabet of RFC 4648 §5.
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// base64url without padding, as RFC 7636 appendix A asks for.
    private static func base64URL(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let group = bytes[index..<min(index + 3, bytes.count)]
            var bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            bits <<= UInt32(8 * (3 - group.count))
            for place in 0...group.count { out.append(alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)]) }
            index += 3
        }
        return String(decoding: out, as: UTF8.self)
    }
}
