// What a command being typed still takes, for the faint text behind the line: the slots that are open once the words so
// far are taken. Only behind a blank, where the next word begins.

import Prompting

/// Hints from the table of commands.
package struct UsageHint: Hinting {
    private let table: CommandTable

    package init(table: CommandTable) {
        self.table = table
    }

    package func usage(after line: String) -> String? {
        guard line.utf8.last == UInt8(ascii: " "), let site = CompletionSite(line, cursor: line.utf8.count),
            case .word(let partial) = site.cursor, partial.text.isEmpty, partial.quote == nil,
            let place = table.locate(site.words), let index = table.nodes[place.node].spec
        else { return nil }
        let spec = table.specs[index]
        let binder = Binder(spec: spec, commonOptions: table.commonOptions, source: SourceText(""), stage: 0..<0)
        let state = binder.state(of: site.words, from: place.length)
        guard state.pendingValue == nil else { return nil }
        let open = binder.openSlots(after: state.arguments).map { Self.text(of: $0.slot, taken: !$0.taken.isEmpty) }
        return open.isEmpty ? nil : open.joined(separator: " ")
    }

    private static func text(of slot: SlotSpec, taken: Bool) -> String {
        switch slot.shape {
        case .one: slot.name
        case .optional, .leading: "[\(slot.name)]"
        case .rest: taken ? "[\(slot.name) …]" : "\(slot.name) …"
        case .optionalRest: "[\(slot.name) …]"
        }
    }
}
