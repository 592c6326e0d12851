using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Where the episodes of all rows stand: an array a part, and their saved form.</summary>
internal sealed class EpisodeRows<TState>(EnvironmentSpec spec, int count)
    where TState : unmanaged
{
    /// <summary>The age of a row that plays no episode.</summary>
    public const int Idle = -1;

    private const string Format = "dynamics/1";

    /// <summary>The episode of each row.</summary>
    public Episode[] Episodes { get; } = new Episode[count];

    /// <summary>Steps taken in it, or <see cref="Idle"/>.</summary>
    public int[] Ages { get; } = new int[count];

    /// <summary>Its state.</summary>
    public TState[] States { get; } = new TState[count];

    public void Save(BinaryWriter writer, EpisodePlan plan)
    {
        writer.Write(Format);
        writer.Write(spec.Id.ToString());
        writer.Write(count);
        writer.Write(Unsafe.SizeOf<TState>());
        writer.Write(plan.Position);
        for (var row = 0; row < count; row++)
        {
            writer.Write(Episodes[row].Number);
            writer.Write(Episodes[row].Seed);
            writer.Write(Ages[row]);
        }

        writer.Write(MemoryMarshal.AsBytes(States.AsSpan()));
    }

    /// <summary>Reads what <see cref="Save"/> wrote, and positions the plan.</summary>
    /// <exception cref="InputException">It is of another environment, row count, plan or limit, or is cut short.</exception>
    public void Load(BinaryReader reader, EpisodePlan plan)
    {
        try
        {
            var position = ReadHeader(reader);
            for (var row = 0; row < count; row++)
            {
                ReadRow(reader, plan, row);
            }

            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(States.AsSpan()));
            plan.Position = position;
        }
        catch (Exception exception) when (exception is IOException or FormatException)
        {
            throw new InputException($"saved state of {spec.Id}: cut short or damaged ({exception.Message})", exception);
        }
    }

    private long ReadHeader(BinaryReader reader)
    {
        if (reader.ReadString() is not Format)
        {
            throw new InputException($"saved environment state: expected format {Format}");
        }

        var (id, rows, size) = (reader.ReadString(), reader.ReadInt32(), reader.ReadInt32());
        return id == spec.Id.ToString() && rows == count && size == Unsafe.SizeOf<TState>()
            ? reader.ReadInt64()
            : throw new InputException(
                $"saved environment state: expected {spec.Id} with {count} rows of {Unsafe.SizeOf<TState>()} bytes, found {id} with {rows} of {size}");
    }

    private void ReadRow(BinaryReader reader, EpisodePlan plan, int row)
    {
        var number = reader.ReadInt64();
        Episodes[row] = number >= 0 ? plan.At(number) : throw new InputException($"saved state of {spec.Id}: row {row} plays episode {number}");
        if (reader.ReadUInt64() != Episodes[row].Seed)
        {
            throw new InputException($"saved state of {spec.Id}: it is of another plan (seed or split)");
        }

        Ages[row] = reader.ReadInt32();
        if (Ages[row] < Idle || (spec.MaxEpisodeSteps > 0 && Ages[row] >= spec.MaxEpisodeSteps))
        {
            throw new InputException($"saved state of {spec.Id}: row {row} is at step {Ages[row]}, expected less than {spec.MaxEpisodeSteps}");
        }
    }
}
