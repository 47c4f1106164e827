// The entries of a folder, for completion. Which of them fit is left to CompletionEngine.

import CommandLanguage
import Files

/// Lists folders.
enum FolderEntries {
    /// The entries of a folder as typed, sorted; of the working directory for nothing.
    static func list(_ folder: String) -> [CompletionEngine.File] {
        let entries = (try? Folder(folder.isEmpty ? "." : folder).entries()) ?? []
        // A name that is not UTF-8 cannot be typed.
        return entries.filter(\.isNameText).map { CompletionEngine.File($0.name, isDirectory: $0.isFolder) }
            .sorted { $0.name < $1.name }
    }
}
