using System.Collections.Immutable;

namespace MultiModalRL.Core.Tests;

/// <summary>A vector environment with its buffers, stepped by actions that depend on the keys.</summary>
internal sealed class VectorPlay(IVectorEnvironment environment)
{
    private VectorStep previous = new(environment.Spec, environment.Count);

    public VectorStep Current { get; private set; } = new(environment.Spec, environment.Count);

    public Columns Actions { get; } = new(environment.Spec.Action, environment.Count);

    public Columns Info { get; } = new(environment.Spec.Info, environment.Count);

    public static ImmutableArray<IEnvironment> Walks(int rows, int limit = 0) =>
        [.. Enumerable.Range(0, rows).Select(row => new WalkEnvironment(row, limit))];

    public void Reset(EpisodePlan plan) => environment.Reset(plan, Current, Info);

    public void Step()
    {
        for (var row = 0; row < environment.Count; row++)
        {
            Actions.Values(new Field<int>(0, 1), row)[0] = (int)(Current.Keys[row] % 2);
        }

        (previous, Current) = (Current, previous);
        environment.Step(Actions, Current, Info);
    }

    public void Load(Stream stream, EpisodePlan plan) => environment.Load(new BinaryReader(stream), plan, Current, Info);

    public MemoryStream Save()
    {
        var stream = new MemoryStream();
        environment.Save(new BinaryWriter(stream));
        stream.Position = 0;
        return stream;
    }

    /// <summary>Everything delivered, bit for bit.</summary>
    public byte[] Snapshot()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        for (var row = 0; row < environment.Count; row++)
        {
            Current.Observations.WriteRow(row, writer);
            writer.Write(Current.Starts[row]);
            writer.Write((byte)Current.Status[row]);
            writer.Write(Current.Keys[row]);
            writer.Write(Current.Episodes[row]);
            writer.Write(Current.Rewards[row]);
            foreach (var component in Current.Components(row))
            {
                writer.Write(component);
            }
        }

        for (var i = 0; i < Current.Finals.Count; i++)
        {
            writer.Write(Current.FinalRows[i]);
            Current.Finals.WriteRow(i, writer);
        }

        return stream.ToArray();
    }
}
