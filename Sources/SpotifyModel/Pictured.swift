// Owns a thing together with its pictures. Only one thing is ever shown with them, so lists leave them out: reading the
// three sizes of each album's cover took a quarter of the time of reading a library.

/// A thing with its pictures, from an answer that is about it alone.
package struct Pictured<Thing: Sendable & Hashable>: Sendable, Hashable {
    /// The thing.
    package var thing: Thing
    /// Its pictures, in no order that can be relied on (SpotifyContract §8.7); a track has those of its album.
    package var images: [Image]

    /// A thing with pictures.
    package init(_ thing: Thing, images: [Image]) {
        self.thing = thing
        self.images = images
    }
}

/// The pictures in an answer about one thing.
package struct Pictures: Decodable {
    /// None where there are none, or none that can be read.
    package let images: [Image]

    private enum CodingKeys: String, CodingKey { case images, album }

    /// Throws when the answer is no object.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        images =
            container.lenientList(Image.self, .images)?.items ?? container.lenient(Pictures.self, .album)?.images ?? []
    }
}
