// Profiles that are kept in memory, with what was done to them: for the commands that make, choose and delete them.

import Shell
import ShellCommands
import Synchronization

/// Profiles in memory.
final class KeptProfiles: Sendable {
    private let kept: Mutex<(names: [String], chosen: String?)>

    init(_ names: String...) { kept = Mutex((names, nil)) }

    /// What they are called.
    var names: [String] { kept.withLock { $0.names } }
    /// The one that new shells start with, once one was chosen.
    var chosen: String? { kept.withLock { $0.chosen } }

    /// As commands see them, in a shell of the profile `default`.
    var profiles: Profiles {
        Profiles(
            current: "default", list: { self.names.map { ProfileSummary(name: $0, grant: nil) } },
            check: { name in
                if self.names.contains(name) { throw ProfileError.exists(name) }
                if name.contains("/") { throw ProfileError.invalidName(name) }
            },
            create: { name in self.kept.withLock { $0.names.append(name) } },
            delete: { name in self.kept.withLock { $0.names.removeAll { $0 == name } } },
            choose: { name in self.kept.withLock { $0.chosen = name } })
    }
}
