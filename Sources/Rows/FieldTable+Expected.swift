// Owns what a table says of rows that are still to come: of which kinds they may be, and whether any can have an
// address. A heading has such a table; the rows themselves have the tables of their kinds.

extension FieldTable {
    final class Expected: Sendable {
        let kinds: [FieldTable]
        let lacksAddresses: Bool

        init(kinds: [FieldTable], lacksAddresses: Bool) {
            self.kinds = kinds
            self.lacksAddresses = lacksAddresses
        }
    }

    /// The tables of rows of several kinds, where they are known: what only some of them have can be named, and is
    /// missing in the others.
    package var kinds: [FieldTable] { expected?.kinds ?? [] }

    /// Whether its rows have no address, though others of their kind do.
    package var lacksAddresses: Bool { expected?.lacksAddresses ?? false }

    /// The table of rows of several kinds, with what is known of each.
    package func of(_ kinds: [FieldTable]) -> FieldTable {
        guard isMixed else { return self }
        return expecting(Expected(kinds: kinds, lacksAddresses: lacksAddresses))
    }

    /// The tables that its rows have; none where they are of several kinds and those are not known.
    package var tablesOfRows: [FieldTable] { isMixed ? kinds : [self] }
}
