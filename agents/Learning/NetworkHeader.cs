using System.Text.Json;
using System.Text.Json.Serialization;
using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents;

/// <summary>What a checkpoint of the shared model is of.</summary>
internal sealed record NetworkHeader(int Version, string Agent, string Environment, ModelShape Shape, ModelOptions Options)
{
    private const int CurrentVersion = 2;
    private const string FileName = "agent.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Which part of the model is trained; null where the agent leaves no choice.</summary>
    public TrainedPart? Trained { get; init; }

    public static NetworkHeader Of(string agent, QuestionAnsweringNetwork network) =>
        new(CurrentVersion, agent, network.Spec.Id.ToString(), network.Model.Shape, network.Model.Options) { Trained = network.Trained };

    public static NetworkHeader Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var header = JsonSerializer.Deserialize<NetworkHeader>(File.ReadAllBytes(path), Json)
                ?? throw new InputException($"{path}: expected a JSON object, found null");
            return header.Version == CurrentVersion
                ? header
                : throw new InputException($"{path}: version {header.Version}, expected {CurrentVersion}");
        }
        catch (JsonException error)
        {
            throw new InputException($"{path}: not a checkpoint with a model: {error.Message.ReplaceLineEndings(" ")}", error);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{folder}: holds no checkpoint: expected a file {FileName}", error);
        }
    }

    public void Write(string folder)
    {
        var path = Path.Combine(folder, FileName);
        File.WriteAllBytes(path + ".tmp", JsonSerializer.SerializeToUtf8Bytes(this, Json));
        File.Move(path + ".tmp", path, overwrite: true);
    }

    public void RequireAgent(string folder, string agent)
    {
        if (Agent != agent)
        {
            throw new InputException($"{folder}: a checkpoint of agent '{Agent}', expected '{agent}'");
        }
    }

    public void RequireFit(string folder, ModelShape shape, EnvironmentId environment)
    {
        if (Shape.Difference(shape) is { } difference)
        {
            throw new InputException($"{folder}: a model for {Environment} does not fit {environment}: {difference}");
        }
    }

    public void RequireOptions(string folder, ModelOptions options)
    {
        if (Options != options.WithoutTraining())
        {
            throw new InputException($"{folder}: a model of {Options}, expected {options.WithoutTraining()}");
        }
    }
}
