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
    /// <exception cref="InputException">Missing or cut short.</exception>
    public static void Read(string folder, Action<BinaryReader> state)
    {
        var path = Path.Combine(folder, Name);
        try
        {
            using var reader = new BinaryReader(File.OpenRead(path));
            state(reader);
        }
        catch (Exception error) when (error is EndOfStreamException or FileNotFoundException)
        {
            throw new InputException($"{path}: missing or cut short: the checkpoint cannot be continued", error);
        }
    }
}
