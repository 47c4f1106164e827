// Who logs in at the simulated Spotify, which has several people, where a line says it: `login --as Mira`.

import Text

/// Why the person that a login names cannot log in.
package enum PersonError: Error, Sendable, Equatable {
    /// Only the simulated Spotify lets a line choose who logs in.
    case onlyInDemo
    /// The simulated Spotify has no such person.
    case unknown(String, known: [String])
}

extension Authentication.Opening {
    /// The same with the user ID of the person who was named.
    func named(in authentication: Authentication) throws(PersonError) -> Authentication.Opening {
        guard case .person(let name) = self else { return self }
        guard let people = authentication.builtIn?.people else { throw .onlyInDemo }
        let wanted = Folding.folded(name)
        guard let person = people.first(where: { $0.id == name || Folding.folded($0.name) == wanted }) else {
            throw .unknown(name, known: people.map(\.name))
        }
        return .person(person.id)
    }

    /// The user ID of the person who was named; nil where none was.
    package var person: String? {
        if case .person(let id) = self { id } else { nil }
    }
}
