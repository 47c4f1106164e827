// The shortest beginning that can be typed at a prompt for each of the commands that a word could mean: as many letters
// as none of the others begins with, and four for commands that change the library (Language §2). Understanding short
// names is left to CommandTable.

import CommandLanguage
import ShellCommands

/// Finds the shortest names of commands.
enum ShortestNames {
    /// For each name, in order; a name that begins another, or has several words, is typed whole.
    static func of(_ names: [String]) -> [String] {
        names.map { name in
            guard !name.contains(" ") else { return name }
            let least = lettersNeeded(for: name)
            var short = ""
            for letter in name {
                short.append(letter)
                let isClear = !names.contains { $0 != name && $0.hasPrefix(short) }
                if short.count >= least, isClear { break }
            }
            return short
        }
    }

    /// The same with the rest of each name in brackets, where there is one: `resu(me)`.
    static func marked(_ names: [String]) -> [String] {
        zip(names, of(names)).map { name, short in
            short.count < name.count ? "\(short)(\(name.dropFirst(short.count)))" : name
        }
    }

    /// The least letters a command needs, so that a slip does not change the library.
    private static func lettersNeeded(for name: String) -> Int {
        let means = { (spec: CommandSpec) in spec.words == [name] || spec.aliases.contains(name) }
        return Catalogue.all.contains { $0.spec.effect == .library && means($0.spec) } ? 4 : 1
    }
}
