// Owns the reading of one file whatever its format, which is known by its shape and not by its name: files are renamed,
// and programs change how they call them. The file comes block by block in UTF-8 (TextBytes), and entries leave as soon
// as they are whole.

/// Reads the entries of a file.
package struct EntryReader: Sendable {
    /// The beginning, until the format is known.
    private var head: [UInt8] = []
    private var parser: (any EntryParser)?
    private var found = FoundEntries()

    /// A reader that has seen nothing yet.
    package init() {}

    /// The format; nil until enough was read to know it.
    package var format: LibraryFormat? { found.format }

    /// The lists of the file, which entries name by number. Names may come after entries, so that they are certain only
    /// at the end.
    package var lists: [ImportedList] { found.lists }

    /// The lines that were not used so far.
    package var leftOut: LeftOutLines { found.leftOut }

    /// Reads the next bytes of the file, and returns the entries that end in them.
    package mutating func read(_ block: ArraySlice<UInt8>) throws(EntryFault) -> [ImportedEntry] {
        if parser != nil {
            try parser?.read(block, into: &found)
        } else {
            head += block
            if head.count >= Longest.head { try begin(isWhole: false) }
        }
        return found.take()
    }

    /// Ends the reading, and returns the last entries.
    package mutating func finish() throws(EntryFault) -> [ImportedEntry] {
        if parser == nil { try begin(isWhole: true) }
        try parser?.finish(into: &found)
        return found.take()
    }

    /// Finds out the format, and reads what was kept until then.
    private mutating func begin(isWhole: Bool) throws(EntryFault) {
        parser = try FormatDetection(head, isWhole: isWhole).parser()
        let kept = head
        head = []
        try parser?.read(kept[...], into: &found)
    }
}
