// Owns how formats are recognised, by the beginning of a file. JSON and XML are recognised by their first characters
// and say themselves what they are; tables and playlists by what is on their first lines; all else is lines.

/// Recognises the format of a file.
struct FormatDetection {
    private let head: ArraySlice<UInt8>
    private let isWhole: Bool

    /// How many lines are looked at.
    private static let mostLines = 20

    /// A file that begins with these bytes, or is no more than they are.
    init(_ head: [UInt8], isWhole: Bool) {
        self.head = head[...]
        self.isWhole = isWhole
    }

    /// The format, as far as it shows; throws why the file can be in none.
    func format() throws(EntryFault) -> LibraryFormat {
        var parser = try parser()
        // Its columns were looked at.
        if parser is DelimitedEntries { return .table }
        var found = FoundEntries()
        do throws(EntryFault) {
            try parser.read(head, into: &found)
            if isWhole { try parser.finish(into: &found) }
        } catch {
            // A known format that is broken is another matter than an unknown one.
            guard let format = found.format else { throw error }
            return format
        }
        // Any text has lines: at least one has to be an entry.
        if found.format == .lines, found.entries.isEmpty { throw .nothingKnown }
        guard let format = found.format else { throw .unknownShape([]) }
        return format
    }

    /// What reads the file.
    func parser() throws(EntryFault) -> any EntryParser {
        guard !head.contains(0) else { throw .notText }
        let start = head.drop { $0 <= 0x20 }
        guard let first = start.first else {
            // Control characters are no text, even where they are few enough to be taken for UTF-16.
            throw isWhole && head.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } ? .empty : .notText
        }
        let next = start.dropFirst().first { $0 > 0x20 }
        switch first {
        case UInt8(ascii: "{") where next == UInt8(ascii: "\"") || next == UInt8(ascii: "}") || next == nil:
            return JSONEntries()
        case UInt8(ascii: "[") where next.map { "{\"]".utf8.contains($0) } ?? true: return JSONEntries()
        case UInt8(ascii: "<") where next.map { $0 == UInt8(ascii: "?") || Self.isNameStart($0) } ?? true:
            return XSPFEntries()
        case _: break
        }
        let lines = firstLines
        if lines.contains(where: { M3UEntries.isTelling($0) }) { return M3UEntries() }
        return try table(lines) ?? PlainEntries()
    }

    private static func isNameStart(_ byte: UInt8) -> Bool {
        EntryText.isCapital(byte & ~0x20) || byte == UInt8(ascii: "!")
    }

    /// The first lines that are not empty.
    private var firstLines: [String] {
        var (lines, rest, found) = (TextLines(), head, [String]())
        while found.count < Self.mostLines, let line = lines.next(&rest) {
            if let text = line.text, !text.isEmpty { found.append(text) }
        }
        if found.isEmpty, let text = lines.last()?.text { found.append(text) }
        return found
    }
}

extension FormatDetection {
    /// The reader of the table that the file is; nil where it is none.
    private func table(_ lines: [String]) throws(EntryFault) -> DelimitedEntries? {
        guard let first = lines.first else { return nil }
        if let delimiter = Self.saidDelimiter(first) { return DelimitedEntries(delimiter: delimiter, isSaid: true) }
        let counts = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].map { ($0, Self.count(of: $0, in: first)) }
        guard let (delimiter, count) = counts.max(by: { $0.1 < $1.1 }), count > 0 else {
            // A table of one column has its heading on the first line.
            return ColumnRole.isTelling(first) ? DelimitedEntries(delimiter: UInt8(ascii: ","), isSaid: false) : nil
        }
        var (records, rest) = (DelimitedRecords(delimiter: delimiter), head)
        var sample: [DelimitedRecord] = []
        while sample.count < Self.mostLines, let record = records.next(&rest) {
            if !record.isBlank { sample.append(record) }
        }
        if isWhole, let last = try? records.last() { sample.append(last) }
        if DelimitedColumns(sample) != nil { return DelimitedEntries(delimiter: delimiter, isSaid: false) }
        // Lines of people have commas as well, but not the same number on each.
        let width = sample.first?.count ?? 0
        guard sample.count > 1, sample.allSatisfy({ $0.count == width }),
            lines.allSatisfy({ ImportedEntry.Credit.readings(of: $0).isEmpty })
        else { return nil }
        throw .unknownColumns(sample[0].texts)
    }

    /// The delimiter that `sep=;` says, as spreadsheets write it before a table.
    private static func saidDelimiter(_ line: String) -> UInt8? {
        guard line.hasPrefix("sep="), line.utf8.count <= 5 else { return nil }
        return line.utf8.count == 5 ? line.utf8.last : 0x09
    }

    /// How often a byte is in a line outside of quotes.
    private static func count(of byte: UInt8, in line: String) -> Int {
        var (count, isQuoted) = (0, false)
        for other in line.utf8 {
            if other == UInt8(ascii: "\"") { isQuoted.toggle() }
            if other == byte, !isQuoted { count += 1 }
        }
        return count
    }
}
