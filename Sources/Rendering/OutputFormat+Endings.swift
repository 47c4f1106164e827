// Owns which endings of file names stand for which format. Whether a word is a file at all is decided by `to`.

extension OutputFormat {
    /// The endings of files in this format, without the dot; none where the format has no ending of its own.
    package var endings: [String] {
        switch self {
        case .tsv: ["tsv", "tab"]
        case .json: ["json"]
        case .jsonl: ["jsonl", "ndjson"]
        case .csv: ["csv"]
        case .tracks(.m3u): ["m3u8", "m3u"]
        case .tracks(.jspf): ["jspf"]
        case .tracks(.xspf): ["xspf"]
        case .table, .ids, .template, .tracks(.exportify): []
        }
    }

    /// The ending of a file's name as it was typed, without the dot; nil where it has none, as `.profile` has.
    package static func ending(of path: String) -> String? {
        let name =
            path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last ?? path.utf8[...]
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return nil }
        let ending = String(decoding: name[name.index(after: dot)...], as: UTF8.self)
        return ending.isEmpty ? nil : ending
    }
}
