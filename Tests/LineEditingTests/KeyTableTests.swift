// The keys that help names are those that the editor binds, key by key and command by command.

import CEditLine
import Prompting
import Testing

struct KeyTableTests {
    /// A key and what it does.
    private struct Binding: Hashable, Comparable, CustomStringConvertible {
        var key: String
        var command: String

        var description: String { "\(key): \(command)" }

        static func < (left: Binding, right: Binding) -> Bool { left.description < right.description }
    }

    /// Keys that libedit binds by itself, and that the editor leaves alone.
    private static let libedits: Set = [
        Binding(key: "Ctrl-A", command: "ed-move-to-beg"), Binding(key: "Ctrl-B", command: "ed-prev-char"),
        Binding(key: "Backspace", command: "ed-delete-prev-char"),
        Binding(key: "Ctrl-T", command: "ed-transpose-chars"),
        Binding(key: "Ctrl-V", command: "ed-quoted-insert"), Binding(key: "Ctrl-Q", command: "ed-quoted-insert"),
    ]
    /// What is no key that is pressed: a paste, a mark that joins a letter, an order to draw, a key that does nothing,
    /// and the one that stands for all keys of an open menu.
    private static let inner: Set = ["cel-paste", "cel-combine", "cel-refresh", "cel-nothing", "cel-menu"]
    /// The same key once more, as a terminal may send it.
    private static let others: Set = [
        Binding(key: "Alt-Ctrl-H", command: "cel-kill-word-before"),
        Binding(key: "Alt-Ctrl-J", command: "cel-new-row"),
    ]

    private static func named(_ code: UInt32) -> String? {
        switch cel_key(rawValue: code) {
        case CEL_KEY_UP: "Up"
        case CEL_KEY_DOWN: "Down"
        case CEL_KEY_LEFT: "Left"
        case CEL_KEY_RIGHT: "Right"
        case CEL_KEY_HOME: "Home"
        case CEL_KEY_END: "End"
        case CEL_KEY_DELETE: "Delete"
        case CEL_KEY_WORD_LEFT: "Ctrl-Left"
        case CEL_KEY_WORD_RIGHT: "Ctrl-Right"
        case CEL_KEY_DELETE_WORD: "Ctrl-Delete"
        case CEL_KEY_BACK_TAB: "Shift-Tab"
        case CEL_KEY_CANCEL: "Escape"
        default: nil
        }
    }

    /// A key as people call it: `^W`, ESC and a letter, a private code.
    private static func name(of key: [UInt32]) -> String {
        var names: [String] = []
        var isMeta = false
        var rest = key[...]
        while let code = rest.popFirst() {
            var name: String
            switch code {
            case 0x1B:
                isMeta = true
                continue
            case UInt32(UInt8(ascii: "^")) where !rest.isEmpty:
                name = "Ctrl-" + text(rest.removeFirst())
            case 0x7F: name = "Backspace"
            case 0x0D: name = "Enter"
            case 1..<0x20: name = "Ctrl-" + text(code + 0x40)
            case _: name = named(code) ?? text(code)
            }
            if name == "Ctrl-I" { name = "Tab" }
            if name == "Ctrl-M" { name = "Enter" }
            names.append((isMeta ? "Alt-" : "") + name)
            isMeta = false
        }
        return names.joined(separator: " ")
    }

    private static func text(_ code: UInt32) -> String { Unicode.Scalar(code).map { String($0) } ?? "?" }

    /// Every binding of the editor.
    private static var bound: Set<Binding> {
        var bindings: Set<Binding> = []
        for index in 0... {
            var key = [UInt32](repeating: 0, count: Int(CEL_KEY_LENGTH))
            var command = [CChar](repeating: 0, count: Int(CEL_COMMAND_LENGTH))
            guard cel_emacs_binding(index, &key, &command) else { break }
            let name = String(decoding: command.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            bindings.insert(Binding(key: Self.name(of: Array(key.prefix { $0 != 0 })), command: name))
        }
        return bindings
    }

    @Test func `every key that the editor binds is in help, and does there what it does here`() {
        let wanted = Self.bound.filter { !Self.inner.contains($0.command) && !Self.others.contains($0) }
        #expect(wanted.count > 30)
        let missing = wanted.filter { binding in
            !PromptKey.all.contains { $0.keys.contains(binding.key) && $0.commands.contains(binding.command) }
        }
        #expect(missing.sorted() == [])
    }

    @Test func `every key in help is bound, to the command it is listed with`() {
        let known = Self.bound.union(Self.libedits)
        for entry in PromptKey.all {
            for key in entry.keys {
                #expect(known.contains { $0.key == key && entry.commands.contains($0.command) }, "\(key)")
            }
            for command in entry.commands {
                #expect(known.contains { $0.command == command && entry.keys.contains($0.key) }, "\(command)")
            }
        }
        let keys = PromptKey.all.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
    }
}
