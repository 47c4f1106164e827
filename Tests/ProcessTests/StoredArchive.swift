// Zip archives for tests, with their files as they are: no program has to be installed to make them.

/// Makes archives.
enum StoredArchive {
    /// An archive of files that are not compressed.
    static func bytes(_ files: [(name: String, text: String)]) -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let (name, contents) = (Array(file.name.utf8), Array(file.text.utf8))
            // Version 1.0, names in UTF-8, stored, no time.
            let facts =
                short(10) + short(1 << 11) + short(0) + short(0) + short(0x21) + long(checksum(contents))
                + long(UInt32(contents.count)) + long(UInt32(contents.count)) + short(UInt16(name.count)) + short(0)
            directory +=
                long(0x0201_4B50) + short(20) + facts + short(0) + short(0) + short(0) + long(0)
                + long(UInt32(archive.count)) + name
            archive += long(0x0403_4B50) + facts + name + contents
        }
        let count = short(UInt16(files.count))
        return archive + directory + long(0x0605_4B50) + short(0) + short(0) + count + count
            + long(UInt32(directory.count)) + long(UInt32(archive.count)) + short(0)
    }

    private static func short(_ number: UInt16) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8)] }

    private static func long(_ number: UInt32) -> [UInt8] {
        short(UInt16(number & 0xFFFF)) + short(UInt16(number >> 16))
    }

    /// CRC-32.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
