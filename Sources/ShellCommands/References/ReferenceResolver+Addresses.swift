// Addresses: URIs, URLs and IDs, typed or read from standard input (Language §3). They name their thing themselves, so
// a request is sent only where more than the address has to be known. What lines can say is read in RowLines.

import CommandLanguage
import Rows
import SpotifyAPI
import SpotifyModel

extension ReferenceResolver {
    /// What the lines of standard input name of these kinds, or of a command of the system before.
    func standardInput(_ kinds: [RowKind], _ depth: Depth) async throws -> Resolved {
        var found = Resolved(rows: [])
        for line in try await inputLines(kindOfIDs: kinds.count == 1 ? kinds[0] : nil) {
            switch line {
            case .other(let kind, let name): found.leftOut.append(.kind(kind, name: name))
            case .row(let read):
                switch Sieve(kinds: kinds, isSent: false).judge(read.row) {
                case .failure(let refusal): found.leftOut.append(refusal.reason)
                case .success(let row):
                    let isEnough = depth == .identity || read.isWhole
                    found.rows.append(isEnough ? row : try await self.row(at: row.uri ?? "", kinds, depth))
                }
            }
        }
        guard !found.rows.isEmpty || found.leftOut.isEmpty else {
            throw ReferenceError.unusable(found.leftOut, wanted: kinds)
        }
        return found
    }

    /// The rows that the lines of standard input name, of whatever kind; what is no row is counted.
    func rowsOfInput(_ kinds: [RowKind], in context: StageContext) async throws -> [ReadRow] {
        var (rows, others): ([ReadRow], [Unusable]) = ([], [])
        for line in try await inputLines(kindOfIDs: nil) {
            switch line {
            case .row(let row): rows.append(row)
            case .other(let kind, let name): others.append(.kind(kind, name: name))
            }
        }
        guard !rows.isEmpty || others.isEmpty else { throw ReferenceError.unusable(others, wanted: kinds) }
        context.omissions.add(others)
        return rows
    }

    private func inputLines(kindOfIDs: RowKind?) async throws -> [ReadLine] {
        guard let lines = try await console.readLines() else { throw ReferenceError.inputIsScript }
        return try RowLines.read(lines, kindOfIDs: kindOfIDs)
    }

    /// The thing an address names. Without `depth == .everything` nothing is sent: the address is its name then.
    func row(at address: String, _ kinds: [RowKind], _ depth: Depth) async throws -> Row {
        if let file = LocalFile(address) {
            let row = Row(file, uri: address)
            guard kinds.contains("track") else {
                throw ReferenceError.wrongKind(found: "track", name: row.title, wanted: kinds)
            }
            return row
        }
        guard let uri = SpotifyURI(address) else {
            throw SpotifyURI.isShortLink(address)
                ? ReferenceError.shortLink(address) : ReferenceError.unusableAddress(address)
        }
        let kind = RowKind(uri.kind)
        guard kinds.contains(kind) else {
            throw ReferenceError.wrongKind(found: kind, name: address, wanted: kinds)
        }
        guard depth == .everything else {
            return Row(SelectedThing(kind: kind, uri: uri.text, name: uri.text))
        }
        let whole = try await WholeThing(uri.kind, try SpotifyID(of: uri.text), from: spotify)
        guard let whole else { throw ReferenceError.unusableAddress(address) }
        return whole.row
    }
}
