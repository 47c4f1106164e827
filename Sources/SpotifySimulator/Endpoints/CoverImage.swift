// The pictures to which the addresses in `images` lead: small, invented, and always the same for the same name.
// They are PNG files (ISO/IEC 15948) with uncompressed pixels, so that no compressor is needed.

import HTTPTypes

/// Draws pictures from names.
enum CoverImage {
    /// Width and height in pixels.
    private static let side = 48
    private static let contentType = "image/png"

    /// `GET /image/<name>`; a name is 40 hexadecimal digits, as Spotify's are.
    static func answer(named name: String, to request: WireRequest) -> WireAnswer {
        guard request.method == .get else { return APIError.wrongMethod.answer }
        guard name.count == 40, name.allSatisfy(\.isHexDigit) else { return .text("Not found", status: .notFound) }
        var answer = WireAnswer(.ok, body: png(named: name))
        answer.headers[.contentType] = contentType
        return answer
    }

    /// Rings of two colours on a third; the colours are digits of the name.
    static func png(named name: String) -> [UInt8] {
        let digits = name.utf8.map { UInt8($0.hexValue) }
        func colour(_ start: Int) -> [UInt8] {
            (start..<start + 3).map { digits[$0 * 2 % 40] * 16 + digits[$0 * 2 % 40 + 1] }
        }
        let colours = [colour(0), colour(3), colour(6)]
        var pixels: [UInt8] = []
        for y in 0..<side {
            // Each line begins with the number of its filter; 0 is none.
            pixels.append(0)
            for x in 0..<side {
                let (dx, dy) = (2 * x - side + 1, 2 * y - side + 1)
                let ring = (dx * dx + dy * dy) / (side * side / 5)
                pixels += colours[ring < 3 ? ring % 2 : 2]
            }
        }
        let head = bigEndian(UInt32(side)) + bigEndian(UInt32(side)) + [8, 2, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", head) + chunk("IDAT", stored(pixels))
            + chunk("IEND", [])
    }

    /// The bytes as a zlib stream of one uncompressed block (RFC 1950, RFC 1951 §3.2.4). One block holds at
    /// most 65 535 bytes; the picture has 6 960.
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        let count = UInt16(bytes.count)
        let length = [UInt8(count & 0xFF), UInt8(count >> 8), UInt8(~count & 0xFF), UInt8(~count >> 8)]
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return [0x78, 0x01, 0x01] + length + bytes + bigEndian(high << 16 | low)
    }

    /// A chunk of a PNG file: length, name, content, checksum.
    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let checked = Array(name.utf8) + content
        return bigEndian(UInt32(content.count)) + checked + bigEndian(checksum(checked))
    }

    /// CRC-32 as PNG uses it (ISO/IEC 15948 annex D).
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 {
                let isOdd = sum & 1 == 1
                sum >>= 1
                if isOdd { sum ^= 0xEDB8_8320 }
            }
        }
        return ~sum
    }

    /// The four bytes of a number, highest first.
    private static func bigEndian(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit; 0 for anything else.
    fileprivate var hexValue: Int { Character(UnicodeScalar(self)).hexDigitValue ?? 0 }
}
