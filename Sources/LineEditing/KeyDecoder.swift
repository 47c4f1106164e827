// Bytes of a terminal as keys, for commands that read them between two lines. Escape sequences are told apart by the
// editor's own table (`keys.c`), so that a key is the same key in a line and outside of one.

import CEditLine
import Prompting

/// Turns what a terminal sends into keys; a sequence may be cut anywhere.
struct KeyDecoder {
    private static let escape: UInt8 = 0x1B
    /// No sequence of a key is longer.
    private static let longest = 64

    /// The beginning of a key whose other bytes have not come yet.
    private var begun: [UInt8] = []

    /// The keys that are complete now. An Escape at the end waits for what may follow it.
    mutating func keys(of bytes: [UInt8]) -> [PressedKey] {
        var rest = (begun + bytes)[...]
        begun = []
        var keys: [PressedKey] = []
        while let first = rest.first {
            guard let length = Self.length(rest) else {
                begun = Array(rest)
                break
            }
            let unit = rest.prefix(length)
            rest = rest.dropFirst(length)
            keys.append(first == Self.escape ? Self.key(ofSequence: Array(unit.dropFirst())) : Self.key(of: unit))
        }
        return keys
    }

    /// The bytes of the first key; nil where it is not complete.
    private static func length(_ bytes: ArraySlice<UInt8>) -> Int? {
        let first = bytes[bytes.startIndex]
        guard first == escape else {
            let length = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1
            return length <= bytes.count ? length : nil
        }
        guard bytes.count > 1 else { return nil }
        let introducer = bytes[bytes.startIndex + 1]
        // Two Escapes are two keys, or one with Alt; neither means anything here.
        guard introducer == UInt8(ascii: "[") || introducer == UInt8(ascii: "O") else {
            return introducer == escape ? 1 : 2
        }
        let body = bytes.dropFirst(2)
        if let end = body.firstIndex(where: { (0x40...0x7E).contains($0) || $0 < 0x20 }) {
            return end - bytes.startIndex + 1
        }
        return bytes.count < longest ? nil : bytes.count
    }

    private static func key(of bytes: ArraySlice<UInt8>) -> PressedKey {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let character = text.first, let scalar = character.unicodeScalars.first, scalar.value >= 0x20,
            !(0x7F..<0xA0).contains(scalar.value), scalar.value != 0xFFFD
        else { return .other }
        return .character(character)
    }

    /// - Parameter bytes: the sequence without its Escape.
    private static func key(ofSequence bytes: [UInt8]) -> PressedKey {
        let key = bytes.withUnsafeBytes { buffer in
            buffer.baseAddress.map {
                cel_key_of_sequence($0.assumingMemoryBound(to: CChar.self), buffer.count)
            } ?? CEL_KEY_NONE
        }
        return switch key {
        case CEL_KEY_LEFT: .left
        case CEL_KEY_RIGHT: .right
        default: .other
        }
    }
}
