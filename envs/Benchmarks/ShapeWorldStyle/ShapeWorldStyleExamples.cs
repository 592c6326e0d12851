using System.Collections.Immutable;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>The worlds of a split and their captions by column, captions of a world one after the other.</summary>
/// <param name="worlds">How many worlds.</param>
/// <param name="captionsPerWorld">Captions of a world.</param>
/// <param name="vocabulary">What captions are encoded by; they are as long as its longest text.</param>
internal sealed class ShapeWorldStyleExamples(int worlds, int captionsPerWorld, Vocabulary vocabulary)
{
    private readonly int length = vocabulary.LongestText;
    private readonly int[] tokens = new int[worlds * captionsPerWorld * vocabulary.LongestText];
    private readonly int[] kinds = new int[worlds * captionsPerWorld];
    private int cut;
    private int unknown;

    /// <summary>The shapes of every world.</summary>
    public ShapeWorldStyleShape[][] Shapes { get; } = new ShapeWorldStyleShape[worlds][];

    /// <summary>Of every caption 0 where it is true, else 1.</summary>
    public int[] Answers { get; } = new int[worlds * captionsPerWorld];

    /// <summary>The columns.</summary>
    public ExampleTable Table => new([.. Enumerable.Range(0, Answers.Length).Select(example => example / captionsPerWorld)], tokens, length, kinds, Answers);

    /// <summary>What a user should know of the captions.</summary>
    public IEnumerable<string> Notes => new (int Count, string What)[]
    {
        (cut, "are longer than the longest one that the tokens were made of: their ends are cut off"),
        (unknown, "have words that the tokens lack"),
    }.Where(note => note.Count > 0).Select(note => $"{note.Count} of {Answers.Length} captions {note.What}");

    /// <summary>Draws everything; how many threads do it changes nothing.</summary>
    public void Generate(ImmutableArray<ShapeWorldStyleKind> among, ulong seed, int threads)
    {
        var generator = new ShapeWorldStyleGenerator(among, captionsPerWorld);
        Parallel.For(0, worlds, new() { MaxDegreeOfParallelism = threads }, world => Set(world, generator.Generate(world, seed)));
    }

    private void Set(int world, (ShapeWorldStyleShape[] Shapes, ShapeWorldStyleKind Kind, (string Text, bool Agrees)[] Captions) drawn)
    {
        Shapes[world] = drawn.Shapes;
        var first = world * captionsPerWorld;
        var encoded = vocabulary.Encode(Array.ConvertAll(drawn.Captions, caption => caption.Text), length);
        encoded.Ids.CopyTo(tokens, first * length);
        kinds.AsSpan(first, captionsPerWorld).Fill(ShapeWorldStyleKind.All.IndexOf(drawn.Kind));
        Array.ConvertAll(drawn.Captions, caption => caption.Agrees ? 0 : 1).CopyTo(Answers, first);
        Interlocked.Add(ref cut, encoded.Truncated.Count);
        Interlocked.Add(ref unknown, encoded.Unknown.Count);
    }
}
