// The menu under the line, between the C editor and the menus as values: what a key is there, what comes of it, and the
// rows. When it opens is EditorSession's.

import CEditLine
import Prompting

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension EditorSession {
    /// What stands under the line.
    enum Menu {
        case candidates(CompletionMenu)
        case things(ChoiceMenu)
        case history(HistoryMenu)
    }

    /// Goes to a line that a search finds, or to another one of its list.
    fileprivate func find(_ key: cel_menu_key, _ pattern: String, from age: Int) -> (age: Int, text: String)? {
        guard let history else { return nil }
        var list = HistoryMenu(history)
        if case .history(let open) = menu { list = open }
        defer { menu = .history(list) }
        if key == CEL_MENU_NARROW { return list.narrow(to: pattern, keeping: age) }
        return MenuGrid.Move(key).flatMap { list.move($0) }
    }

    /// Makes a menu of candidates for the text around the cursor.
    func openMenu(
        _ candidates: [Candidate], in line: String, at cursor: Int, replacing span: (typed: Int, after: Int)
    ) {
        let start = cursor - span.typed
        let text = String(decoding: line.utf8.dropFirst(start).prefix(span.typed), as: UTF8.self)
        menu = .candidates(CompletionMenu(candidates, replacing: text, at: start, after: span.after))
    }

    /// Answers a key in the open menu, or a change of the line above it.
    fileprivate func choose(_ key: cel_menu_key, _ place: cel_place, _ answer: inout cel_action) {
        let line = String(decoding: UnsafeRawBufferPointer(start: place.line, count: place.length), as: UTF8.self)
        let page = page(columns: place.columns, room: place.room)
        switch menu {
        case .candidates(var candidates):
            if key == CEL_MENU_NARROW {
                let plan = completer?.completions(for: line, cursor: place.cursor, continuing: continued)
                let isOpen = plan.map { candidates.narrow(to: $0, in: line) } ?? false
                answer.kind = isOpen ? CEL_ACTION_NOTHING : CEL_ACTION_CLOSE
            } else if let key = CompletionMenu.Key(key) {
                perform(candidates.press(key, on: page), line, place, &answer)
            }
            menu = .candidates(candidates)
        case .things(var things):
            if key == CEL_MENU_NARROW {
                things.narrow(to: line)
            } else if let key = ChoiceMenu.Key(key) {
                switch things.press(key, on: page) {
                case .nothing: answer.kind = CEL_ACTION_NOTHING
                case .beep: answer.kind = CEL_ACTION_BEEP
                case .finish(let choice):
                    self.choice = choice
                    answer.kind = CEL_ACTION_FINISH
                }
            }
            menu = .things(things)
        case .history, nil: answer.kind = CEL_ACTION_CLOSE
        }
    }

    /// What a key does in a menu of candidates, for the editor.
    private func perform(
        _ action: CompletionMenu.Action, _ line: String, _ place: cel_place, _ answer: inout cel_action
    ) {
        switch action {
        case .nothing: answer.kind = CEL_ACTION_NOTHING
        case .close: answer.kind = CEL_ACTION_CLOSE
        case .pass: answer.kind = CEL_ACTION_PASS
        case .replace(let bytes, let after, let text), .take(let bytes, let after, let text):
            noteQuote(text, at: place.cursor - bytes, of: line)
            if case .take = action { answer.kind = CEL_ACTION_TAKE } else { answer.kind = CEL_ACTION_REPLACE }
            answer.delete_bytes = bytes
            answer.delete_after = after
            answer.text = strdup(text)
        }
    }

    /// The rows of the open menu; nil where there is none to be seen.
    fileprivate func drawMenu(columns: Int32, rows: Int32) -> String? {
        let page = page(columns: columns, room: rows)
        switch menu {
        case .candidates(var candidates):
            defer { menu = .candidates(candidates) }
            return candidates.draw(on: page).joined(separator: "\n")
        case .things(var things):
            defer { menu = .things(things) }
            return things.draw(on: page).joined(separator: "\n")
        case .history(var list):
            guard hasMenu else { return nil }
            defer { menu = .history(list) }
            return list.draw(on: page).joined(separator: "\n")
        case nil: return ""
        }
    }

    private func page(columns: Int32, room: Int32) -> MenuPage {
        MenuPage(columns: Int(columns), room: max(1, Int(room)), hasFaint: colour, width: Self.width)
    }

    /// The cells that a text takes; of what is printable ASCII, as nearly all texts are, as many as it has bytes.
    private static func width(_ text: String) -> Int {
        let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
            var count = 0
            for byte in bytes { count += byte &- 0x20 < 0x5F ? 1 : 0 }
            return count == bytes.count
        }
        return isPlain == true ? text.utf8.count : Int(cel_columns(text))
    }
}

extension MenuGrid.Move {
    /// The move that a key means; nil for keys that are no moves.
    fileprivate init?(_ key: cel_menu_key) {
        switch key {
        case CEL_MENU_NEXT: self = .next
        case CEL_MENU_PREVIOUS: self = .previous
        case CEL_MENU_UP: self = .up
        case CEL_MENU_DOWN: self = .down
        case CEL_MENU_LEFT: self = .left
        case CEL_MENU_RIGHT: self = .right
        case CEL_MENU_PAGE_UP: self = .pageUp
        case CEL_MENU_PAGE_DOWN: self = .pageDown
        default: return nil
        }
    }
}

extension CompletionMenu.Key {
    /// The key, as the editor names it.
    fileprivate init?(_ key: cel_menu_key) {
        switch key {
        case CEL_MENU_TAKE: self = .take
        case CEL_MENU_CANCEL: self = .cancel
        default:
            guard let move = MenuGrid.Move(key) else { return nil }
            self = .move(move)
        }
    }
}

extension ChoiceMenu.Key {
    /// The key, as the editor names it.
    fileprivate init?(_ key: cel_menu_key) {
        switch key {
        case CEL_MENU_TAKE: self = .take
        case CEL_MENU_CANCEL: self = .cancel
        case CEL_MENU_MARK: self = .mark
        default:
            guard let move = MenuGrid.Move(key) else { return nil }
            self = .move(move)
        }
    }
}

// MARK: - For C

/// The C side of keys in a menu.
func answerChoose(
    context: UnsafeMutableRawPointer?, key: cel_menu_key, place: UnsafePointer<cel_place>,
    answer: UnsafeMutablePointer<cel_action>
) {
    guard let context else { return }
    Unmanaged<EditorSession>.fromOpaque(context).takeUnretainedValue().choose(key, place.pointee, &answer.pointee)
}

/// The C side of a menu's rows.
func answerDraw(context: UnsafeMutableRawPointer?, columns: Int32, rows: Int32) -> UnsafeMutablePointer<CChar>? {
    guard let context else { return nil }
    return Unmanaged<EditorSession>.fromOpaque(context).takeUnretainedValue()
        .drawMenu(columns: columns, rows: rows).flatMap { strdup($0) }
}

/// The C side of a search; -1 when there is no line, or none further.
func answerFind(
    context: UnsafeMutableRawPointer?, key: cel_menu_key, pattern: UnsafePointer<CChar>, age: Int,
    text: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int {
    guard let context, let text else { return -1 }
    let session = Unmanaged<EditorSession>.fromOpaque(context).takeUnretainedValue()
    guard let found = session.find(key, String(cString: pattern), from: age) else { return -1 }
    text.pointee = strdup(found.text)
    return found.age
}
