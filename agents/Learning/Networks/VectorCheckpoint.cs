using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents;

/// <summary>
/// The checkpoint of an agent with a <see cref="VectorModel"/>: what it is of, model.safetensors (weights and buffers)
/// and state.bin (what learning goes on from).
/// </summary>
internal static class VectorCheckpoint
{
    /// <summary>Writes a checkpoint into an existing folder.</summary>
    public static void Save(string folder, VectorHeader header, VectorModel model, Action<BinaryWriter> state)
    {
        header.Write(folder);
        WeightsFile.Save(model, Path.Combine(folder, StateFile.WeightsName));
        StateFile.Write(folder, state);
    }

    /// <summary>Reads one into a model of the same sizes.</summary>
    /// <exception cref="InputException">None there, damaged, or of another agent or model.</exception>
    public static void Load(string folder, VectorHeader expected, VectorModel model, Action<BinaryReader> state)
    {
        var header = VectorHeader.Read(folder);
        if (header.Agent != expected.Agent)
        {
            throw new InputException($"{folder}: a checkpoint of agent '{header.Agent}', expected '{expected.Agent}'");
        }

        if (header.Options != expected.Options)
        {
            throw new InputException($"{folder}: a model of sizes {header.Options}, expected {expected.Options}");
        }

        LoadWeights(folder, expected, model);
        StateFile.Read(folder, state);
    }

    /// <summary>Reads weights alone.</summary>
    public static void LoadWeights(string folder, VectorHeader expected, VectorModel model)
    {
        _ = VectorHeader.Read(folder).Fitting(folder, expected);
        WeightsFile.Load(model, Path.Combine(folder, StateFile.WeightsName));
    }
}
