using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// The order of examples that has those of an image next to each other: epoch after epoch, each with every example once, in
/// runs of up to so many of one image, both their members and their order freshly shuffled. The example of a place is a
/// function of the seed and the place alone.
/// </summary>
internal sealed class ImageRuns
{
    private const int ReadAtOnce = 4096;

    private readonly ulong seed;
    private readonly int most;
    private readonly int[] images;
    private readonly int[] order;
    private long orderEpoch = -1;

    /// <param name="images">The image of each example.</param>
    /// <param name="most">The most examples of a run.</param>
    /// <param name="seed">The seed of the order.</param>
    public ImageRuns(int[] images, int most, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfZero(images.Length);
        (this.images, this.most, this.seed) = (images, most, seed);
        order = new int[images.Length];
    }

    /// <summary>The runs of an environment's examples.</summary>
    public static ImageRuns Of(QuestionAnsweringNetwork network, ISupervision supervision, int most, ulong seed)
    {
        var images = new int[supervision.Count];
        var observations = new Columns(network.Spec.Observation, ReadAtOnce);
        var accuracies = new float[ReadAtOnce * network.Fields.Answers.Count];
        for (var first = 0; first < images.Length; first += ReadAtOnce)
        {
            var count = Math.Min(ReadAtOnce, images.Length - first);
            int[] examples = [.. Enumerable.Range(first, count)];
            supervision.Read(examples, new ulong[count], observations, accuracies.AsSpan(0, count * network.Fields.Answers.Count));
            observations.All(network.Fields.Image).CopyTo(images.AsSpan(first));
        }

        return new ImageRuns(images, most, seed);
    }

    /// <summary>The image of an example.</summary>
    public int Image(int example) => images[example];

    /// <summary>The example of a place of the endless order.</summary>
    public int At(long place)
    {
        var (epoch, within) = Math.DivRem(place, order.Length);
        if (epoch != orderEpoch)
        {
            Shuffle(epoch);
            orderEpoch = epoch;
        }

        return order[within];
    }

    private void Shuffle(long epoch)
    {
        var random = new RandomStream(RandomStream.Combine(~seed, (ulong)epoch));
        int[] shuffled = [.. Enumerable.Range(0, order.Length)];
        random.Shuffle<int>(shuffled);
        // GroupBy keeps the shuffled order, of the members as of the images.
        int[][] runs = [.. shuffled.GroupBy(example => images[example]).SelectMany(image => image.Chunk(most))];
        random.Shuffle<int[]>(runs);
        var place = 0;
        foreach (var run in runs)
        {
            run.CopyTo(order, place);
            place += run.Length;
        }
    }
}
