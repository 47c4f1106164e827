// The SHA-256 of a text (FIPS 180-4), as the system has it: libmd's on Linux, CommonCrypto's on a Mac. What a digest is
// for, and how it is written, is left to those who need one.

#if canImport(CLibmd)
    import CLibmd
#else
    import CommonCrypto
#endif

/// Makes digests.
package enum SHA256 {
    private static let length = 32

    /// The 32 bytes of the digest of a text in UTF-8.
    package static func digest(of text: String) -> [UInt8] {
        var text = text
        return [UInt8](unsafeUninitializedCapacity: length) { digest, count in
            text.withUTF8 { bytes in
                #if canImport(CLibmd)
                    var context = SHA2_CTX()
                    SHA256Init(&context)
                    if let start = bytes.baseAddress { SHA256Update(&context, start, bytes.count) }
                    SHA256Final(digest.baseAddress, &context)
                #else
                    CC_SHA256(bytes.baseAddress, CC_LONG(bytes.count), digest.baseAddress)
                #endif
            }
            count = length
        }
    }
}
