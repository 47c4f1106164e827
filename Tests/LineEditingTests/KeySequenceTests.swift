// The dialects of keys, as a table: what follows the ESC, and the key it means.

import CEditLine
import Testing

@Suite("Key sequences")
struct KeySequenceTests {
    private func key(_ sequence: String) -> cel_key { cel_key_of_sequence(sequence, sequence.utf8.count) }

    @Test(
        "Every dialect's sequence is its key",
        arguments: [
            ("[A", CEL_KEY_UP), ("OA", CEL_KEY_UP), ("[1;2A", CEL_KEY_UP), ("[B", CEL_KEY_DOWN), ("OB", CEL_KEY_DOWN),
            ("[C", CEL_KEY_RIGHT), ("OC", CEL_KEY_RIGHT), ("[D", CEL_KEY_LEFT), ("OD", CEL_KEY_LEFT),
            ("[1;2D", CEL_KEY_LEFT), ("[d", CEL_KEY_LEFT), ("[H", CEL_KEY_HOME), ("OH", CEL_KEY_HOME),
            ("[1~", CEL_KEY_HOME), ("[7~", CEL_KEY_HOME), ("[1;5H", CEL_KEY_HOME), ("[F", CEL_KEY_END),
            ("OF", CEL_KEY_END),
            ("[4~", CEL_KEY_END), ("[8~", CEL_KEY_END), ("[3~", CEL_KEY_DELETE), ("[3$", CEL_KEY_DELETE),
            ("[3;2~", CEL_KEY_DELETE), ("[1;5D", CEL_KEY_WORD_LEFT), ("[1;3D", CEL_KEY_WORD_LEFT),
            ("[1;7D", CEL_KEY_WORD_LEFT), ("[5D", CEL_KEY_WORD_LEFT), ("O5D", CEL_KEY_WORD_LEFT),
            ("Od", CEL_KEY_WORD_LEFT),
            ("\u{1B}[D", CEL_KEY_WORD_LEFT), ("\u{1B}OD", CEL_KEY_WORD_LEFT), ("[1;5C", CEL_KEY_WORD_RIGHT),
            ("Oc", CEL_KEY_WORD_RIGHT), ("[3;5~", CEL_KEY_DELETE_WORD), ("[3^", CEL_KEY_DELETE_WORD),
            ("[Z", CEL_KEY_BACK_TAB), ("[1;2Z", CEL_KEY_BACK_TAB), ("[200~", CEL_KEY_PASTE),
            ("[201~", CEL_KEY_PASTE_END), ("OM", CEL_KEY_ENTER),
            ("[5~", CEL_KEY_PAGE_UP), ("[6~", CEL_KEY_PAGE_DOWN),
        ])
    func known(sequence: String, expected: cel_key) {
        #expect(key(sequence) == expected)
    }

    @Test(
        "What is no editing key is none",
        arguments: [
            "", "[", "O", "[15~", "OP", "[[A", "[I", "[?1;2c", "[<0;1;1M", "[1;2;3D", "[99999999999D",
            "x", "[u",
            "O3~", "[P",
        ])
    func unknown(sequence: String) {
        #expect(key(sequence) == CEL_KEY_NONE)
    }
}

@Suite("Cells")
struct CellTests {
    @Test(
        "The cells of a text do not depend on the locale",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("😀", 2), ("…", 1),
        ])
    func counts(text: String, cells: Int32) {
        #expect(cel_columns(text) == cells)
    }
}
