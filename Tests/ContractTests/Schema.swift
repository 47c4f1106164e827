// Spotify's OpenAPI file, read where it lies: which operations it has and what each allows. The file is not ours to
// hand on, so the tests that need it stand aside where it is missing.

import FoundationEssentials

/// The description of the Web API.
struct Schema: Sendable {
    let root: Tree
    let operations: [DescribedOperation]

    init(root: Tree) {
        self.root = root
        operations = (root["paths"]?.members ?? [:]).flatMap { path, methods in
            methods.members.map { DescribedOperation(method: $0.key.uppercased(), path: path, tree: $0.value) }
        }
    }

    /// What a `$ref` stands for; anything else is itself.
    func resolved(_ tree: Tree) -> Tree {
        guard let reference = tree["$ref"]?.string, reference.hasPrefix("#/") else { return tree }
        let target = reference.dropFirst(2).split(separator: "/").reduce(Optional(root)) { $0?[String($1)] }
        return target.map { resolved($0) } ?? .null
    }

    /// The operation a request means; a path written out comes before one with a gap.
    func operation(_ method: String, _ path: String) -> DescribedOperation? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return operations.filter { $0.method == method && $0.matches(parts) }.min { $0.gaps < $1.gaps }
    }

    func names(deprecated: Bool) -> Set<String> {
        Set(operations.filter { $0.isDeprecated == deprecated }.map(\.name))
    }
}

/// One operation of the file.
struct DescribedOperation: Sendable {
    let method: String
    let path: String
    let tree: Tree

    var name: String { "\(method) \(path)" }
    var isDeprecated: Bool { tree["deprecated"]?.isTrue ?? false }
    var gaps: Int { path.count { $0 == "{" } }

    func matches(_ parts: [Substring]) -> Bool {
        let own = path.split(separator: "/", omittingEmptySubsequences: false)
        return own.count == parts.count
            && zip(own, parts).allSatisfy { $0.hasPrefix("{") ? !$1.isEmpty : $0 == $1 }
    }
}

extension Schema {
    /// Where the file lies: what `SPOTIFY_OPENAPI` names, else beside the package.
    static var location: String {
        if let named = ProcessInfo.processInfo.environment["SPOTIFY_OPENAPI"] { return named }
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return package.appending(path: "../shared/docs/spotify-openapi.yml").standardizedFileURL.path()
    }

    static var isThere: Bool { FileManager.default.isReadableFile(atPath: location) }

    /// What is said when it is missing.
    static let notice: String =
        "skipped: Spotify's OpenAPI file is not at \(location); SPOTIFY_OPENAPI names another place"

    /// Read once, because it is long; every test asks for the same.
    static func read() throws -> Schema { try parsed.get() }

    private static let parsed = Result {
        Schema(root: try Tree(yaml: String(decoding: try Data(contentsOf: URL(filePath: location)), as: UTF8.self)))
    }
}
