// Owns the reading of tables: what their columns are is found out from the first records, then each record is an entry.

import SpotifyModel
import Text

/// Reads a table.
struct DelimitedEntries: EntryParser {
    private var records: DelimitedRecords
    /// The first records, until the columns are known.
    private var sample: [DelimitedRecord] = []
    private var columns: DelimitedColumns?
    private var hasDelimiterLine: Bool

    /// How many records show what the columns are.
    private static let sampleSize = 32

    /// A table with this byte between its cells.
    ///
    /// - Parameter isSaid: whether its first line says so and has nothing else.
    init(delimiter: UInt8, isSaid: Bool) {
        records = DelimitedRecords(delimiter: delimiter)
        hasDelimiterLine = isSaid
    }

    mutating func read(_ bytes: ArraySlice<UInt8>, into found: inout FoundEntries) throws(EntryFault) {
        var rest = bytes
        while let record = records.next(&rest) { try take(record, into: &found) }
    }

    mutating func finish(into found: inout FoundEntries) throws(EntryFault) {
        if let record = try records.last() { try take(record, into: &found) }
        if columns == nil { try begin(into: &found) }
    }

    private mutating func take(_ record: DelimitedRecord, into found: inout FoundEntries) throws(EntryFault) {
        guard !record.isBlank else { return }
        if hasDelimiterLine {
            hasDelimiterLine = false
            return
        }
        if let columns { return try Self.add(record, columns, to: &found) }
        sample.append(record)
        if sample.count == Self.sampleSize { try begin(into: &found) }
    }

    /// Finds out the columns, and reads what was kept until they were known.
    private mutating func begin(into found: inout FoundEntries) throws(EntryFault) {
        guard let columns = DelimitedColumns(sample) else { throw .unknownColumns(sample.first?.texts ?? []) }
        self.columns = columns
        found.format = columns.format
        let records = columns.hasHeadings ? sample.dropFirst() : sample[...]
        sample = []
        for record in records { try Self.add(record, columns, to: &found) }
    }

    /// Adds the entry of a record.
    private static func add(
        _ record: DelimitedRecord, _ columns: DelimitedColumns, to found: inout FoundEntries
    ) throws(EntryFault) {
        // A file that was cut off ends in the middle of a record.
        if !record.isEnded, record.count < columns.count { throw .cutOff(columns.format, line: record.line) }
        if record.isTooLong { return found.leftOut.add(record.line, .tooLong) }
        let text = { columns.text($0, in: record) }
        var entry = ImportedEntry(isrc: EntryText.isrc(text(.code)), line: record.line)
        entry.kind = ItemKind(rawValue: text(.kind).lowercased()) ?? .track
        let address = text(.address)
        if let (uri, kind) = EntryText.uri(address) {
            (entry.uri, entry.kind) = (uri, kind)
        } else if EntryText.isID(address) {
            entry.uri = "spotify:\(entry.kind.rawValue):\(address)"
        }
        entry.credit = ImportedEntry.Credit(text(.title), by: artists(text(.artists), columns.artistStyle))
        let album = text(.album)
        entry.album = album.isEmpty ? nil : album
        entry.duration = EntryText.duration(text(.length), in: columns.lengthUnit)
        entry.added = EntryText.moment(text(.added))
        if entry.credit.artists.isEmpty, entry.uri == nil { entry.readCredit(of: entry.credit.name) }
        let list = text(.list)
        if columns.format == .tuneMyMusic, Folding.folded(text(.type)) == "favorite" {
            entry.list = found.list(.library)
        } else if !list.isEmpty {
            entry.list = found.list(.playlist(list))
        }
        found.add(entry)
    }

    /// The artists of a cell.
    private static func artists(_ text: String, _ style: DelimitedColumns.ArtistStyle) -> [String] {
        guard !text.isEmpty else { return [] }
        switch style {
        case .escapedCommas: return EntryText.artists(escaped: text)
        case .semicolons:
            return text.split(separator: ";").map { EntryText.trimmed($0) }.filter { !$0.isEmpty }
        case .asWritten: return [text]
        }
    }
}

extension ImportedEntry {
    /// Takes title and artists from one text, `Artist – Title`, with the other ways to cut it; a text that cannot be
    /// cut is the title.
    mutating func readCredit(of text: String) {
        var credits = Credit.readings(of: text)
        guard !credits.isEmpty else {
            credit = Credit(text)
            return
        }
        credit = credits.removeFirst()
        otherCredits = credits
    }
}

extension ImportedEntry.Credit {
    /// What separates artists and title in one text, with spaces round it.
    private static let dashes: Set<Unicode.Scalar> = ["-", "–", "—", "‒", "―"]

    /// In how many places a text is cut; names with more dashes than that are rare.
    private static let mostCuts = 4

    /// The ways to read `Artist – Title`: cut at each dash that has spaces round it, the first before all others, and
    /// last the other way round.
    static func readings(of text: String) -> [Self] {
        let scalars = text.unicodeScalars
        var cuts: [(String, String)] = []
        var before: Unicode.Scalar?
        var place = scalars.startIndex
        while place < scalars.endIndex, cuts.count < mostCuts {
            let scalar = scalars[place]
            let next = scalars.index(after: place)
            let isDash =
                before?.properties.isWhitespace == true && dashes.contains(scalar)
                && next < scalars.endIndex && scalars[next].properties.isWhitespace
            if scalar == "\t" || isDash {
                let parts = (EntryText.trimmed(text[..<place]), EntryText.trimmed(text[next...]))
                if !parts.0.isEmpty, !parts.1.isEmpty { cuts.append(parts) }
            }
            (before, place) = (scalar, next)
        }
        return cuts.map { Self($0.1, by: [$0.0]) } + cuts.map { Self($0.0, by: [$0.1]) }
    }
}
