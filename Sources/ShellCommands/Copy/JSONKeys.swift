// What a JSON file is about, as its beginning shows: the names of members that its first object has. Reading all of
// it is left to the readers of the format.

/// Looks at the beginning of JSON.
struct JSONKeys: JSONHandler {
    private var keys: Set<String> = []
    private var depth = 0
    private var objectDepth: Int?
    private var isObjectOver = false

    /// The names of the members that the first object in the bytes has, as far as they reach; nil where they hold none.
    static func ofFirstObject(in bytes: [UInt8]) -> Set<String>? {
        var (scanner, keys) = (JSONScanner(), JSONKeys())
        scanner.take(bytes, &keys)
        guard keys.objectDepth != nil, !scanner.isBroken || keys.isObjectOver else { return nil }
        return keys.keys
    }

    /// Whether the bytes are a list of nothing.
    static func isEmptyList(_ bytes: [UInt8]) -> Bool {
        bytes.filter { !($0 == 0x20 || (0x09...0x0D).contains($0)) } == Array("[]".utf8)
    }

    mutating func handle(_ token: JSONToken, in bytes: UnsafeBufferPointer<UInt8>) {
        switch token {
        case .beginObject:
            depth += 1
            if objectDepth == nil { objectDepth = depth }
        case .beginList: depth += 1
        case .endObject, .endList:
            if depth == objectDepth { isObjectOver = true }
            depth -= 1
        case .key(let text):
            if depth == objectDepth, !isObjectOver { keys.insert(text.string(in: bytes)) }
        case .text, .integer, .real, .flag, .null, .overlong: break
        }
    }
}
