// What all callers send.
export const token = "t0ken";
export const account = "023e105f4ecef8ad9ca31a8372d0c353";
export const app = "2ae3e8a5-4ba5-4ac9-8b9d-2ccd5f0b7a3e";
export const path = `/accounts/${account}/realtime/kit/${app}/recordings/track`;
export const body = {
  meeting_id: "97440c6a-140b-40a9-9499-b23fd7a3868a",
  layers: { default: { file_name_prefix: "standup", outputs: [{ type: "REALTIMEKIT_BUCKET" }] } },
};
