using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>What a checkpoint holds beside its weights: state.bin.</summary>
internal static class StateFile
{
    /// <summary>The weights' file.</summary>
    public const string WeightsName = "model.safetensors";

    private const string Name = "state.bin";

    /// <summary>Writes it, whole or not at all.</summary>
    public static void Write(string folder, Action<BinaryWriter> state)
    {
        var path = Path.Combine(folder, Name);
        using (var writer = new BinaryWriter(File.Create(path + ".tmp")))
        {
            state(writer);
        }

        File.Move(path + ".tmp", path, overwrite: true);
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="InputException">Missing, cut short, or longer than what was read of it.</exception>
    public static void Read(string folder, Action<BinaryReader> state)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            using var reader = new BinaryReader(File.OpenRead(path));
            state(reader);
            if (reader.BaseStream.Length - reader.BaseStream.Position is var left and > 0)
            {
                throw new InputException($"{path}: {left} bytes are left over: it is of other options, or of another version");
            }
        }
        catch (Exception error) when (error is EndOfStreamException or FileNotFoundException)
        {
            throw new InputException($"{path}: missing or cut short: the checkpoint cannot be continued", error);
        }
    }

    /// <summary>Reads the number by which an agent's state says what it is.</summary>
    /// <exception cref="InputException">It is another one.</exception>
    public static void RequireFormat(string folder, BinaryReader reader, int format, string agent)
    {
        if (reader.ReadInt32() is var found && found != format)
        {
            throw new InputException(
                $"{Path.Combine(folder, Name)}: format {found:X8}, expected {format:X8}: not of agent '{agent}', or of another version: train anew");
        }
    }

    /// <summary>Reads the number of rows that a state is of.</summary>
    /// <exception cref="InputException">It is another one.</exception>
    public static void RequireRows(string folder, BinaryReader reader, int rows)
    {
        if (reader.ReadInt32() is var found && found != rows)
        {
            throw new InputException($"{Path.Combine(folder, Name)}: of {found} rows, expected {rows}: give run.rows={found}");
        }
    }
}
