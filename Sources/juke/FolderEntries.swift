// What is in a folder, for completion.

import CommandLanguage
import Files

enum FolderEntries {
    /// The entries of a folder as typed, sorted; of the working directory for nothing.
    static func list(_ folder: String) -> [CompletionEngine.File] {
        let entries = (try? Folder(folder.isEmpty ? "." : folder).entries()) ?? []
        // A name that is no text cannot be typed.
        return entries.filter(\.isNameText).map { CompletionEngine.File($0.name, isDirectory: $0.isFolder) }
            .sorted { $0.name < $1.name }
    }
}
