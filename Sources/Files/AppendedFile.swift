// A file that whole entries are added to at its end. An entry that cannot be written whole is taken back: half of one
// would be read as another, and the next would continue it.

/// A file that only grows by whole entries.
package struct AppendedFile: ~Copyable, NumberedFile {
    private let file: OpenFile

    /// Takes over a file that was opened with `.append`.
    package init(_ file: consuming OpenFile) { self.file = file }

    /// For the calls of the system that take a descriptor.
    package var number: Int32 { file.number }

    /// Adds an entry, in one write if the system takes it so: entries of several processes do not mix.
    package func append(_ entry: [UInt8]) throws(Errno) {
        var written = 0
        do throws(Errno) {
            try entry.withUnsafeBytes { bytes in
                Result { () throws(Errno) in try write(bytes, written: &written) }
            }.get()
        } catch {
            takeBack(written)
            throw error
        }
    }

    /// Whether the last line has no end: the next entry would continue it. False of an empty file.
    package func endsInsideLine() throws(Errno) -> Bool {
        let size = try status().size
        guard size > 0 else { return false }
        return try read(upTo: 1, at: size - 1) != [UInt8(ascii: "\n")]
    }

    /// Cuts off as many bytes as were written of an entry. A pipe or a device keeps what it was given.
    private func takeBack(_ count: Int) {
        guard count > 0, let status = try? status(), status.kind == .file else { return }
        try? truncate(to: status.size - count)
    }
}
